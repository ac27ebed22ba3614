import { Type, type Static } from 'typebox';
import { operations, type OperationName } from '../wire/operations.js';
import type { DownFrameType, UpFrameType } from '../wire/frames.js';
import { PresenceSignal, Range, Reset, TypingSignal } from './event.js';
import { Cursor, Id, Instant } from './scalars.js';

const socketOperations = (Object.keys(operations) as OperationName[]).filter((name) => operations[name].socket);

export const upFrames = {
  hello: Type.Object({ type: Type.Literal('hello'), protocol: Type.Integer(), cursor: Type.Optional(Cursor()) }, { additionalProperties: false }),
  ping: Type.Object(
    { type: Type.Literal('ping'), active: Type.Optional(Type.Boolean({ description: 'Whether the person is at the page; absent: yes.' })) },
    { additionalProperties: false },
  ),
  received: Type.Object({ type: Type.Literal('received'), cursor: Cursor() }, { additionalProperties: false }),
  typing: Type.Object(
    { type: Type.Literal('typing'), conversation_id: Id('Where.'), is_typing: Type.Boolean() },
    { additionalProperties: false },
  ),
  renew: Type.Object({ type: Type.Literal('renew'), access_token: Type.String({ minLength: 1, maxLength: 4_096 }) }, { additionalProperties: false }),
  request: Type.Object(
    {
      type: Type.Literal('request'),
      ref: Type.Integer({ minimum: 0, description: 'Comes back in the reply.' }),
      operation: Type.String({ enum: socketOperations }),
      input: Type.Object({}, { additionalProperties: true, description: 'Path, query and body as one object.' }),
    },
    { additionalProperties: false },
  ),
} satisfies Record<UpFrameType, ReturnType<typeof Type.Object>>;
export type UpFrame = { [T in UpFrameType]: Static<(typeof upFrames)[T]> }[UpFrameType];

export const downFrames = {
  welcome: Type.Object({
    type: Type.Literal('welcome'),
    protocol: Type.Integer(),
    user_id: Id('Who you are.'),
    expires_at: Instant('When the session ends unless it is renewed.'),
    heartbeat_ms: Type.Integer({ description: 'Send a ping at least so often.' }),
  }),
  range: Type.Object({ type: Type.Literal('range'), ...Range.properties }),
  reset: Type.Object({ type: Type.Literal('reset'), ...Reset.properties }),
  pong: Type.Object({ type: Type.Literal('pong') }),
  reply: Type.Object({ type: Type.Literal('reply'), ref: Type.Integer(), status: Type.Integer(), body: Type.Unknown() }),
  typing: TypingSignal,
  presence: PresenceSignal,
  bye: Type.Object({ type: Type.Literal('bye'), reason: Type.String(), reconnect_after_ms: Type.Integer({ minimum: 0 }) }),
} satisfies Record<DownFrameType, ReturnType<typeof Type.Object>>;
export type DownFrame = { [T in DownFrameType]: Static<(typeof downFrames)[T]> }[DownFrameType];

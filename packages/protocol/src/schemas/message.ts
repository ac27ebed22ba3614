import { Type, type Static } from 'typebox';
import { Id, Instant, Nullable, Seq, Version } from './scalars.js';

/** Filled by a later issue; the field is there so that programs may rely on it. */
const NoneYet = () => Type.Array(Type.Unknown(), { maxItems: 0 });

export const Message = Type.Object(
  {
    id: Id('Made by the sender: a UUIDv7.'),
    conversation_id: Id('Where.'),
    seq: Seq('Its number in the conversation: 1, 2, 3 ..., without holes.'),
    sender_id: Id('Who.'),
    kind: Type.Union([Type.Literal('text'), Type.Literal('system')]),
    content: Type.String(),
    created_at: Instant('When the server took it.'),
    edited_at: Nullable(Instant('Last edit.')),
    deleted_at: Nullable(Instant('When it became a tombstone.')),
    reply_to_id: Nullable(Id('The message replied to.')),
    attachments: NoneYet(),
    reactions: NoneYet(),
    mentions: NoneYet(),
    version: Version(),
  },
  { $id: 'Message' },
);
export type Message = Static<typeof Message>;

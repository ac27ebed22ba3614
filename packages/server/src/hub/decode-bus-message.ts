import { Signal } from '@tenant-chat/protocol/schemas';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { BusMessage } from './bus.js';

const Message = Compile(
  Type.Union([
    Type.Object({ kind: Type.Literal('clock'), epoch: Type.Integer({ minimum: 0 }), version: Type.Integer({ minimum: 0 }) }),
    Type.Object({ kind: Type.Literal('signal'), audience: Type.Array(Type.String()), signal: Signal }),
    Type.Object({ kind: Type.Literal('revoked'), session_id: Type.String() }),
  ]),
);

/** Redis is not trusted: what does not fit is ignored. */
export function decodeBusMessage(text: string): BusMessage | null {
  try {
    const value: unknown = JSON.parse(text);
    return Message.Check(value) ? value : null;
  } catch {
    return null;
  }
}

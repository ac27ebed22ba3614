import type { Message, UserRow } from '@tenant-chat/protocol/schemas';
import { limits } from '@tenant-chat/protocol/wire';
import type { Statement } from '../../db/database.js';
import type { SendItem } from './item.js';

export type SendVerdict = 'new' | 'stored' | 'conversation_not_found' | 'user_deactivated' | 'id_conflict' | 'reply_not_found' | 'role_required';

export interface SendRow {
  /** Of the whole batch, the same in every row. */
  readonly epoch: number;
  readonly clock_from: number;
  readonly clock_to: number;
  readonly ord: number;
  readonly verdict: SendVerdict;
  /** Of new ones. */
  readonly seq: number | null;
  readonly created_at: string | null;
  readonly version: number | null;
  /** Who of those meant is in; null: nobody. */
  readonly mentions: Message['mentions'] | null;
  /** Where the conversation is too large for everybody to hold everybody's row. */
  readonly sender: UserRow | null;
}

/** A function of the database (migration 0006): enters its tenant, takes the clock, and only then judges and writes. */
const SEND = `
select epoch, clock_from, clock_to, ord, verdict, seq, created_at, version, mentions, sender
from tenant_chat.send_batch($1::uuid, $2::bigint, $3::int[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::uuid[], $10::text[], $11::int[], $12::int)`;

/** `ords`: the place of each in the batch, from 1: its version above where the clock was. */
export function sendStatement(tenant_id: string, count: number, sends: readonly SendItem[], ords: readonly number[]): Statement {
  return {
    text: SEND,
    values: [
      tenant_id,
      count,
      ords,
      sends.map((item) => item.id),
      sends.map((item) => item.conversation_id),
      sends.map((item) => item.actor.user_id),
      sends.map((item) => item.content),
      sends.map((item) => item.sent_hash),
      sends.map((item) => item.reply_to_id),
      sends.map((item) => item.meant),
      sends.map((item) => Number(item.is_forwarded)),
      limits.participants_inline,
    ],
  };
}

import type { Message } from '@tenant-chat/protocol/schemas';
import { sql, type SQL } from 'drizzle-orm';
import { instant } from '../../db/instant.js';
import { rows } from '../../db/rows.js';
import type { Transaction } from '../../db/transaction.js';

/** A message as it is stored: what it has none of is null. */
export type StoredMessage = Omit<Message, 'attachments' | 'reactions' | 'mentions' | 'system'> & {
  readonly [Part in 'reactions' | 'mentions' | 'system']: Message[Part] | null;
};

/** What `messageOf` takes, from tenant_chat.message m. A tombstone has no content. */
export const messageColumns: SQL = sql`
  m.id, m.conversation_id, m.seq, m.sender_id, m.kind, case when m.deleted_at is null then m.content else '' end as content,
  ${instant(sql`m.created_at`)} as created_at, ${instant(sql`m.edited_at`)} as edited_at, ${instant(sql`m.deleted_at`)} as deleted_at,
  m.reply_to_id, m.reactions, m.mentions, m.is_forwarded, ${instant(sql`m.pinned_at`)} as pinned_at, m.system, m.version`;

/** Messages as the wire has them. In `where` and `tail` (order by, limit) the table is called m. */
export async function messageRows(tx: Transaction, tenant_id: string, where: SQL, tail: SQL = sql``): Promise<Message[]> {
  const stored = await rows<StoredMessage>(tx, sql`select ${messageColumns} from tenant_chat.message m where m.tenant_id = ${tenant_id}::uuid and ${where} ${tail}`);
  return stored.map(messageOf);
}

export function messageOf(stored: StoredMessage): Message {
  return {
    id: stored.id,
    conversation_id: stored.conversation_id,
    seq: stored.seq,
    sender_id: stored.sender_id,
    kind: stored.kind,
    content: stored.content,
    created_at: stored.created_at,
    edited_at: stored.edited_at,
    deleted_at: stored.deleted_at,
    reply_to_id: stored.reply_to_id,
    attachments: [],
    reactions: stored.reactions ?? [],
    mentions: stored.mentions ?? [],
    is_forwarded: stored.is_forwarded,
    pinned_at: stored.pinned_at,
    ...(stored.system !== null && { system: stored.system }),
    version: stored.version,
  };
}

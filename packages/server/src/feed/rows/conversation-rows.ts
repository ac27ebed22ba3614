import type { ConversationRow, Participant } from '@tenant-chat/protocol/schemas';
import { limits } from '@tenant-chat/protocol/wire';
import { sql } from 'drizzle-orm';
import { instant } from '../../db/instant.js';
import { list } from '../../db/list.js';
import { rows } from '../../db/rows.js';
import type { Transaction } from '../../db/transaction.js';
import { participantRows } from './participant-rows.js';

type Stored = Omit<ConversationRow, 'participants'>;

/** Conversations as the feed has them, with everybody who is in, or nobody above limits.participants_inline people. In no order. */
export async function conversationRows(tx: Transaction, tenant_id: string, ids: readonly string[]): Promise<ConversationRow[]> {
  if (ids.length === 0) return [];
  const [stored, participants] = await Promise.all([
    rows<Stored>(tx, sql`
      select c.id, c.kind, c.title, c.description, c.colour, c.posting, c.participant_count, c.last_seq, ${instant(sql`c.last_message_at`)} as last_message_at,
        c.created_by, ${instant(sql`c.created_at`)} as created_at, c.version
      from tenant_chat.conversation c where c.tenant_id = ${tenant_id}::uuid and c.id = any(${list(ids)}::uuid[])`),
    participantRows(
      tx, tenant_id,
      sql`p.conversation_id = any(${list(ids)}::uuid[]) and p.left_at is null and c.participant_count <= ${limits.participants_inline}::int`,
      sql`order by p.joined_at, p.user_id`,
    ),
  ]);
  const inside = new Map<string, Participant[]>();
  for (const participant of participants) {
    const people = inside.get(participant.conversation_id);
    if (people === undefined) inside.set(participant.conversation_id, [participant]);
    else people.push(participant);
  }
  return stored.map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    description: row.description,
    colour: row.colour,
    posting: row.posting,
    participants: inside.get(row.id) ?? [],
    participant_count: row.participant_count,
    last_seq: row.last_seq,
    last_message_at: row.last_message_at,
    created_by: row.created_by,
    created_at: row.created_at,
    version: row.version,
  }));
}

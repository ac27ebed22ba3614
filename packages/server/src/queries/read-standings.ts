import type { ParticipantRole } from '@tenant-chat/protocol/schemas';
import { limits } from '@tenant-chat/protocol/wire';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { list } from '../db/list.js';
import { conversation, participant, preference } from '../db/tables/conversation.js';
import { message } from '../db/tables/message.js';
import type { Transaction } from '../db/transaction.js';
import { TENANT_TELLS } from '../feed/rows/participant-rows.js';
import { itsConversation, itsPreference } from './own-joins.js';
import { countsAsUnread, unreadAfter } from './unread.js';

/** Where the actor stands in a conversation that she is in. */
export interface Standing {
  readonly role: ParticipantRole;
  readonly read_seq: number;
  /** Others' visible messages above the read point, neither tombstones nor what she deleted for herself; counted up to limits.unread_count_max. */
  readonly unread_count: number;
  /** Whether she is told what others read. */
  readonly told: boolean;
}

// Derived from positions, so it can not drift; the read point is near the end, so it touches few rows.
const unreadCount = sql<number>`(
  select count(*)::int from (
    select 1 from ${message} m
    where m.tenant_id = ${participant.tenant_id} and m.conversation_id = ${participant.conversation_id}
      and m.seq > ${sql.raw(unreadAfter('participant', 'preference', 'conversation'))} and ${sql.raw(countsAsUnread('m', 'participant.user_id', 'preference'))}
    limit ${limits.unread_count_max}) unread)`;

export async function readStandings(tx: Transaction, actor: Actor, conversation_ids: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await tx
    .select({
      conversation_id: participant.conversation_id,
      role: participant.role,
      read_seq: participant.read_seq,
      unread_count: unreadCount,
      told: sql<boolean>`${participant.receipts} and ${sql.raw(TENANT_TELLS)}`,
    })
    .from(participant)
    .innerJoin(conversation, itsConversation)
    .innerJoin(preference, itsPreference)
    .where(
      and(
        eq(participant.tenant_id, actor.tenant_id),
        eq(participant.user_id, actor.user_id),
        sql`${participant.conversation_id} = any(${list(conversation_ids)}::uuid[])`,
        isNull(participant.left_at),
      ),
    );
  return new Map(rows.map(({ conversation_id, ...standing }) => [conversation_id, standing]));
}

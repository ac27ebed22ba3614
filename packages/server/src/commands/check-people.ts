import { limits } from '@tenant-chat/protocol/wire';
import { and, count, eq, gte, isNull, sql } from 'drizzle-orm';
import { ChatError } from '../chat-error.js';
import { list } from '../db/list.js';
import { participant } from '../db/tables/conversation.js';
import { user } from '../db/tables/user.js';
import type { Transaction } from '../db/transaction.js';

/** Whether these people can be brought into one more conversation: ChatError user_not_found, user_deactivated, too_many_conversations. */
export async function checkPeople(tx: Transaction, tenant_id: string, user_ids: readonly string[]): Promise<void> {
  const people = await tx
    .select({ id: user.id, deactivated_at: user.deactivated_at })
    .from(user)
    .where(and(eq(user.tenant_id, tenant_id), sql`${user.id} = any(${list(user_ids)}::uuid[])`));
  if (people.length < new Set(user_ids).size) throw new ChatError('user_not_found');
  if (people.some((person) => person.deactivated_at !== null)) throw new ChatError('user_deactivated');
  const [full] = await tx
    .select({ user_id: participant.user_id })
    .from(participant)
    .where(and(eq(participant.tenant_id, tenant_id), sql`${participant.user_id} = any(${list(user_ids)}::uuid[])`, isNull(participant.left_at)))
    .groupBy(participant.user_id)
    .having(gte(count(), limits.conversations_per_user_max))
    .limit(1);
  if (full !== undefined) throw new ChatError('too_many_conversations');
}

import type { ParticipantRole } from '@tenant-chat/protocol/schemas';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { ChatError } from '../chat-error.js';
import { participant } from '../db/tables/conversation.js';
import { user } from '../db/tables/user.js';
import type { Transaction } from '../db/transaction.js';
import { itsUser } from '../queries/own-joins.js';

/** Somebody who is in; a person who left, is of elsewhere or does not exist answers alike: participant_not_found. */
export async function requireParticipant(tx: Transaction, tenant_id: string, conversation_id: string, user_id: string): Promise<{ readonly role: ParticipantRole; readonly is_active: boolean }> {
  const [found] = await tx
    .select({ role: participant.role, is_active: sql<boolean>`${user.deactivated_at} is null` })
    .from(participant)
    .innerJoin(user, itsUser)
    .where(
      and(
        eq(participant.tenant_id, tenant_id),
        eq(participant.conversation_id, conversation_id),
        eq(participant.user_id, user_id),
        isNull(participant.left_at),
      ),
    );
  if (found === undefined) throw new ChatError('participant_not_found');
  return found;
}

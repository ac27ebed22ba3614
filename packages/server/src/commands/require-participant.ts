import type { ParticipantRole } from '@tenant-chat/protocol/schemas';
import { and, eq, isNull } from 'drizzle-orm';
import { ChatError } from '../chat-error.js';
import { participant } from '../db/tables/conversation.js';
import type { Transaction } from '../db/transaction.js';

/** The role of somebody who is in; a person who left, is of elsewhere or does not exist answers alike: participant_not_found. */
export async function requireParticipant(tx: Transaction, tenant_id: string, conversation_id: string, user_id: string): Promise<ParticipantRole> {
  const [found] = await tx
    .select({ role: participant.role })
    .from(participant)
    .where(
      and(
        eq(participant.tenant_id, tenant_id),
        eq(participant.conversation_id, conversation_id),
        eq(participant.user_id, user_id),
        isNull(participant.left_at),
      ),
    );
  if (found === undefined) throw new ChatError('participant_not_found');
  return found.role;
}

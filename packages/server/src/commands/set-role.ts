import type { ParticipantRole } from '@tenant-chat/protocol/schemas';
import { and, eq } from 'drizzle-orm';
import { participant } from '../db/tables/conversation.js';
import type { Transaction } from '../db/transaction.js';
import type { Change } from '../feed/append-changes.js';

export interface RoleGiven {
  readonly tenant_id: string;
  readonly conversation_id: string;
  readonly user_id: string;
  readonly role: ParticipantRole;
  readonly version: number;
}

/** Writes the role and gives the pointer that tells of it. */
export async function setRole(tx: Transaction, { tenant_id, conversation_id, user_id, role, version }: RoleGiven): Promise<Change> {
  await tx
    .update(participant)
    .set({ role, version })
    .where(
      and(eq(participant.tenant_id, tenant_id), eq(participant.conversation_id, conversation_id), eq(participant.user_id, user_id)),
    );
  return { type: 'participant_updated', row_id: user_id, conversation_id };
}

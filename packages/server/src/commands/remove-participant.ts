import type { ParticipantRole } from '@tenant-chat/protocol/schemas';
import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import { conversation, participant } from '../db/tables/conversation.js';
import type { Transaction } from '../db/transaction.js';
import { appendChanges } from '../feed/append-changes.js';
import { requireGroup } from '../queries/require-membership.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';
import { findHeir, makeOwner } from './make-owner.js';
import { requireParticipant } from './require-participant.js';
import { sayWhatHappened } from './say-what-happened.js';

/** Oneself: leaving, which anybody may and the last one too. Others: admins remove members, the owner anybody. */
export function removeParticipant({ runCommand, newId }: Pick<HandlerDependencies, 'runCommand' | 'newId'>): OperationHandlers['remove_participant'] {
  return async (actor, input) =>
    runCommand(actor.tenant_id, async (tx, { version }) => {
      const group = await requireGroup(tx, actor, input.conversation_id);
      const { role } = await requireParticipant(tx, actor.tenant_id, input.conversation_id, input.user_id);
      if (input.user_id !== actor.user_id && !mayRemove(group.role, role)) throw new ChatError('role_required');
      await remove(tx, actor, { ...input, role, version, newId });
      return { status: 204, body: null };
    });
}

function mayRemove(own: ParticipantRole, theirs: ParticipantRole): boolean {
  return own === 'owner' || (own === 'admin' && theirs === 'member');
}

interface Removal {
  readonly conversation_id: string;
  readonly user_id: string;
  readonly role: ParticipantRole;
  readonly version: number;
  readonly newId: () => string;
}

async function remove(tx: Transaction, actor: Actor, { conversation_id, user_id, role, version, newId }: Removal): Promise<void> {
  const { tenant_id } = actor;
  const heir = role === 'owner' ? await findHeir(tx, { tenant_id, user_id }, conversation_id) : null;
  const handedOver = heir === null ? [] : await makeOwner(tx, actor, { conversation_id, version, newId }, heir.user_id);
  const line = await sayWhatHappened(tx, actor, { conversation_id, version, newId }, { type: user_id === actor.user_id ? 'person_left' : 'person_removed', user_ids: [user_id] });
  await tx
    .update(participant)
    .set({ left_at: sql`statement_timestamp()`, version })
    .where(
      and(eq(participant.tenant_id, tenant_id), eq(participant.conversation_id, conversation_id), eq(participant.user_id, user_id)),
    );
  await tx
    .update(conversation)
    .set({ participant_count: sql`${conversation.participant_count} - 1`, version })
    .where(and(eq(conversation.tenant_id, tenant_id), eq(conversation.id, conversation_id)));
  await appendChanges(tx, tenant_id, version, [
    ...handedOver,
    line,
    { type: 'conversation_updated', row_id: conversation_id, conversation_id },
    { type: 'participant_updated', row_id: user_id, conversation_id },
  ]);
}

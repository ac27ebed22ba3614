import type { Participant } from '@tenant-chat/protocol/schemas';
import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import type { Transaction } from '../db/transaction.js';
import { appendChanges } from '../feed/append-changes.js';
import { participantRows } from '../feed/rows/participant-rows.js';
import { invalidRequest } from '../invalid-request.js';
import { requireGroup, type OwnMembership } from '../queries/require-membership.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';
import { makeOwner } from './make-owner.js';
import { requireParticipant } from './require-participant.js';
import { setRole } from './set-role.js';

/** The owner gives roles; a group has one owner, so giving that role hands the group over. */
export function updateParticipant({ runCommand, newId }: Pick<HandlerDependencies, 'runCommand' | 'newId'>): OperationHandlers['update_participant'] {
  return async (actor, input) =>
    runCommand(actor.tenant_id, async (tx, { version }) => {
      const { conversation_id, user_id, role } = input;
      const { tenant_id } = actor;
      const group = await requireGroup(tx, actor, conversation_id);
      const person = await requireParticipant(tx, tenant_id, conversation_id, user_id);
      if (group.role !== 'owner') throw new ChatError('role_required');
      if (person.role !== role) {
        if (user_id === actor.user_id) throw invalidRequest('role', 'A group needs an owner: give that role to somebody else.');
        if (role === 'owner' && !person.is_active) throw new ChatError('user_deactivated');
        await appendChanges(tx, tenant_id, version, role === 'owner'
          ? await makeOwner(tx, actor, { conversation_id, version, newId }, user_id)
          : [await setRole(tx, { tenant_id, conversation_id, user_id, role, version })]);
      }
      return { status: 200, body: { participant: await readParticipant(tx, actor, group, user_id) } };
    });
}

async function readParticipant(tx: Transaction, actor: Actor, { conversation_id, told }: OwnMembership, user_id: string): Promise<Participant> {
  const where = sql`p.conversation_id = ${conversation_id}::uuid and p.user_id = ${user_id}::uuid`;
  const [row] = await participantRows(tx, actor.tenant_id, where, undefined, { user_id: actor.user_id, told });
  if (row === undefined) throw new ChatError('participant_not_found');
  return row;
}

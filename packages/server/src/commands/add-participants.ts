import { limits } from '@tenant-chat/protocol/wire';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { ChatError } from '../chat-error.js';
import { list } from '../db/list.js';
import { conversation, participant } from '../db/tables/conversation.js';
import type { Transaction } from '../db/transaction.js';
import { appendChanges } from '../feed/append-changes.js';
import { readConversation } from '../queries/read-conversations.js';
import { requireLedGroup, type OwnMembership } from '../queries/require-membership.js';
import { admitPeople } from './admit-people.js';
import { checkPeople } from './check-people.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';

/** Who is in already stays as they are; who had left comes back. */
export function addParticipants({ runCommand }: Pick<HandlerDependencies, 'runCommand'>): OperationHandlers['add_participants'] {
  return async (actor, input) =>
    runCommand(actor.tenant_id, async (tx, { version }) => {
      const group = await requireLedGroup(tx, actor, input.conversation_id);
      const added = await readOutsiders(tx, actor.tenant_id, input.conversation_id, input.user_ids);
      if (added.length > 0) {
        await checkPeople(tx, actor.tenant_id, added);
        if (group.participant_count + added.length > limits.group_participants_max) throw new ChatError('group_too_large');
        const from_seq = input.history === 'from_now' ? group.last_seq + 1 : 1;
        await admit(tx, { tenant_id: actor.tenant_id, group, added, from_seq, version });
      }
      return { status: 200, body: { conversation: await readConversation(tx, actor, input.conversation_id) } };
    });
}

async function readOutsiders(tx: Transaction, tenant_id: string, conversation_id: string, user_ids: readonly string[]): Promise<string[]> {
  const inside = await tx
    .select({ user_id: participant.user_id })
    .from(participant)
    .where(
      and(
        eq(participant.tenant_id, tenant_id),
        eq(participant.conversation_id, conversation_id),
        sql`${participant.user_id} = any(${list(user_ids)}::uuid[])`,
        isNull(participant.left_at),
      ),
    );
  const outsiders = new Set(user_ids);
  for (const { user_id } of inside) outsiders.delete(user_id);
  return [...outsiders];
}

interface Added {
  readonly tenant_id: string;
  readonly group: OwnMembership;
  readonly added: readonly string[];
  readonly from_seq: number;
  readonly version: number;
}

async function admit(tx: Transaction, { tenant_id, group, added, from_seq, version }: Added): Promise<void> {
  const { conversation_id } = group;
  await tx
    .update(conversation)
    .set({ participant_count: sql`${conversation.participant_count} + ${added.length}`, version })
    .where(and(eq(conversation.tenant_id, tenant_id), eq(conversation.id, conversation_id)));
  const people = added.map((user_id) => ({ user_id, role: 'member' as const }));
  const admitted = await admitPeople(tx, { tenant_id, conversation_id, people, from_seq, version });
  await appendChanges(tx, tenant_id, version, [
    { type: 'conversation_updated', row_id: conversation_id, conversation_id },
    ...admitted,
  ]);
}

import type { OperationInput } from '@tenant-chat/protocol/schemas';
import { limits } from '@tenant-chat/protocol/wire';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import { list } from '../db/list.js';
import { rows } from '../db/rows.js';
import { conversation, participant } from '../db/tables/conversation.js';
import type { Transaction } from '../db/transaction.js';
import { appendChanges } from '../feed/append-changes.js';
import { readConversation } from '../queries/read-conversations.js';
import { requireLedGroup, type OwnMembership } from '../queries/require-membership.js';
import { admitPeople } from './admit-people.js';
import { checkPeople } from './check-people.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';
import { sayWhatHappened } from './say-what-happened.js';

/** Who is in already stays as they are; who had left comes back. */
export function addParticipants({ runCommand, newId }: Pick<HandlerDependencies, 'runCommand' | 'newId'>): OperationHandlers['add_participants'] {
  return async (actor, input) =>
    runCommand(actor.tenant_id, async (tx, { version }) => {
      const group = await requireLedGroup(tx, actor, input.conversation_id);
      const added = await readOutsiders(tx, actor.tenant_id, input.conversation_id, input.user_ids);
      if (added.length > 0) {
        await checkPeople(tx, actor.tenant_id, added);
        if (group.participant_count + added.length > limits.group_participants_max) throw new ChatError('group_too_large');
        // Nobody gives more of the history than she sees herself.
        const from_seq = Math.max(group.first_seq, await firstSeqFor(tx, actor, group, input.history));
        await admit(tx, actor, { group, added, from_seq, version, newId });
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

/** From which message on newcomers see the history. Today begins where the actor is. */
async function firstSeqFor(tx: Transaction, actor: Actor, { conversation_id, last_seq }: OwnMembership, history: OperationInput<'add_participants'>['history']): Promise<number> {
  if (history === undefined || history === 'all') return 1;
  if (history === 'from_now') return last_seq + 1;
  // Backwards from the end, and no further than today: times follow the numbers.
  const [earlier] = await rows<{ readonly seq: number }>(tx, sql`
    select m.seq from tenant_chat.message m
    where m.tenant_id = ${actor.tenant_id}::uuid and m.conversation_id = ${conversation_id}::uuid
      and m.created_at < (
        select tenant_chat.today_in(u.time_zone) from tenant_chat."user" u where u.tenant_id = ${actor.tenant_id}::uuid and u.id = ${actor.user_id}::uuid)
    order by m.seq desc limit 1`);
  return (earlier?.seq ?? 0) + 1;
}

interface Added {
  readonly group: OwnMembership;
  readonly added: readonly string[];
  readonly from_seq: number;
  readonly version: number;
  readonly newId: () => string;
}

async function admit(tx: Transaction, actor: Actor, { group, added, from_seq, version, newId }: Added): Promise<void> {
  const { tenant_id } = actor;
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
    await sayWhatHappened(tx, actor, { conversation_id, version, newId }, { type: 'people_added', user_ids: added }),
  ]);
}

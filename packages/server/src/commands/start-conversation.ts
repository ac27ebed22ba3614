import type { Conversation, OperationInput, ParticipantRole } from '@tenant-chat/protocol/schemas';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import { conversation } from '../db/tables/conversation.js';
import type { Transaction } from '../db/transaction.js';
import { appendChanges } from '../feed/append-changes.js';
import { invalidRequest } from '../invalid-request.js';
import { readConversation, readConversations } from '../queries/read-conversations.js';
import { admitPeople } from './admit-people.js';
import { checkPeople } from './check-people.js';
import { checkTitle } from './check-title.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';

/** A direct conversation exists once between two people; a group that was given an id is made once by its maker. */
export function startConversation(
  { database, runCommand, newId }: Pick<HandlerDependencies, 'database' | 'runCommand' | 'newId'>,
): OperationHandlers['start_conversation'] {
  return async (actor, input) => {
    const plan = planConversation(actor, input);
    // Opening the chat with a colleague is asked for often: what exists already is found without a turn of the clock.
    const made = await database.asTenant(actor.tenant_id, (tx) => findMade(tx, actor, plan), { snapshot: true });
    if (made !== null) return { status: 200, body: { conversation: made } };
    return runCommand(actor.tenant_id, async (tx, { version }) => {
      const madeMeanwhile = await findMade(tx, actor, plan);
      if (madeMeanwhile !== null) return { status: 200, body: { conversation: madeMeanwhile } };
      await checkPeople(tx, actor.tenant_id, plan.people.map((person) => person.user_id));
      const id = plan.id ?? newId();
      await insertConversation(tx, actor, { ...plan, id }, version);
      return { status: 201, body: { conversation: await readConversation(tx, actor, id) } };
    });
  };
}

interface Plan {
  readonly kind: 'direct' | 'group';
  readonly id: string | null;
  readonly direct_key: string | null;
  readonly title: string | null;
  readonly colour: number | null;
  readonly people: readonly { readonly user_id: string; readonly role: ParticipantRole }[];
}

function planConversation(actor: Actor, input: OperationInput<'start_conversation'>): Plan {
  const { user_id, user_ids } = input;
  if (user_id === undefined) {
    if (user_ids === undefined) throw invalidRequest('user_id', 'Either user_id or user_ids is needed.');
    return planGroup(actor, user_ids, input);
  }
  if (user_ids !== undefined) throw invalidRequest('user_ids', 'Either user_id or user_ids, not both.');
  if (input.title !== undefined) throw invalidRequest('title', 'A direct conversation has no title.');
  if (input.colour !== undefined) throw invalidRequest('colour', 'A direct conversation has no colour.');
  if (input.id !== undefined) throw invalidRequest('id', 'A direct conversation is found by its people.');
  if (user_id === actor.user_id) throw new ChatError('self_conversation');
  return {
    kind: 'direct',
    id: null,
    direct_key: [actor.user_id, user_id].sort().join(':'),
    title: null,
    colour: null,
    people: [{ user_id: actor.user_id, role: 'member' }, { user_id, role: 'member' }],
  };
}

function planGroup(actor: Actor, user_ids: readonly string[], input: OperationInput<'start_conversation'>): Plan {
  if (input.title === undefined) throw invalidRequest('title', 'A group needs a title.');
  const others = new Set(user_ids);
  others.delete(actor.user_id);
  if (others.size === 0) throw new ChatError('self_conversation');
  return {
    kind: 'group',
    id: input.id ?? null,
    direct_key: null,
    title: checkTitle(input.title),
    colour: input.colour ?? null,
    people: [{ user_id: actor.user_id, role: 'owner' }, ...[...others].map((user_id) => ({ user_id, role: 'member' as const }))],
  };
}

/** What the plan would make, if it is there already. An id that is somebody else's is refused and tells nothing. */
async function findMade(tx: Transaction, actor: Actor, plan: Plan): Promise<Conversation | null> {
  const name = nameOf(plan);
  if (name === null) return null;
  const [found] = await tx
    .select({ id: conversation.id, kind: conversation.kind, created_by: conversation.created_by })
    .from(conversation)
    .where(and(eq(conversation.tenant_id, actor.tenant_id), name));
  if (found === undefined) return null;
  if (plan.kind === 'direct') return readConversation(tx, actor, found.id);
  const [own] = found.kind === 'group' && found.created_by === actor.user_id ? await readConversations(tx, actor, [found.id]) : [];
  if (own === undefined) throw new ChatError('id_conflict');
  return own;
}

function nameOf(plan: Plan): SQL | null {
  if (plan.direct_key !== null) return eq(conversation.direct_key, plan.direct_key);
  return plan.id === null ? null : eq(conversation.id, plan.id);
}

async function insertConversation(tx: Transaction, actor: Actor, plan: Plan & { readonly id: string }, version: number): Promise<void> {
  await tx.insert(conversation).values({
    tenant_id: actor.tenant_id,
    id: plan.id,
    kind: plan.kind,
    direct_key: plan.direct_key,
    title: plan.title,
    colour: plan.colour,
    created_by: actor.user_id,
    created_at: sql`statement_timestamp()`,
    participant_count: plan.people.length,
    version,
  });
  const admitted = await admitPeople(tx, {
    tenant_id: actor.tenant_id, conversation_id: plan.id, people: plan.people, from_seq: 1, version,
  });
  await appendChanges(tx, actor.tenant_id, version, [
    { type: 'conversation_created', row_id: plan.id, conversation_id: plan.id },
    ...admitted,
  ]);
}

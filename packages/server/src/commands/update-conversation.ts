import type { OperationInput } from '@tenant-chat/protocol/schemas';
import { and, eq } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { conversation } from '../db/tables/conversation.js';
import type { Transaction } from '../db/transaction.js';
import { appendChanges, type Change } from '../feed/append-changes.js';
import { readConversation } from '../queries/read-conversations.js';
import { requireLedGroup, type OwnMembership } from '../queries/require-membership.js';
import { requireWellFormed } from '../require-well-formed.js';
import { checkTitle } from './check-title.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';
import { sayWhatHappened, type Happening } from './say-what-happened.js';

type Looks = Pick<OwnMembership, 'title' | 'description' | 'colour' | 'posting'>;

/** Renames or describes a group, gives it a colour, says who may write; a blank description is none. */
export function updateConversation({ runCommand, newId }: Pick<HandlerDependencies, 'runCommand' | 'newId'>): OperationHandlers['update_conversation'] {
  return async (actor, input) => {
    const wanted = wantedOf(input);
    return runCommand(actor.tenant_id, async (tx, { version }) => {
      const group = await requireLedGroup(tx, actor, input.conversation_id);
      const keys = (Object.keys(wanted) as (keyof Looks)[]).filter((key) => wanted[key] !== group[key]); // Object.keys forgets whose keys they are.
      if (keys.length > 0) await update(tx, actor, { group, wanted, version, newId });
      return { status: 200, body: { conversation: await readConversation(tx, actor, group.conversation_id) } };
    });
  };
}

function wantedOf({ title, description, colour, posting }: OperationInput<'update_conversation'>): Partial<Looks> {
  return {
    ...(title !== undefined && { title: checkTitle(title) }),
    ...(description !== undefined && { description: checkDescription(description) }),
    ...(colour !== undefined && { colour }),
    ...(posting !== undefined && { posting }),
  };
}

interface Update {
  readonly group: OwnMembership;
  readonly wanted: Partial<Looks>;
  readonly version: number;
  readonly newId: () => string;
}

async function update(tx: Transaction, actor: Actor, { group, wanted, version, newId }: Update): Promise<void> {
  const { conversation_id } = group;
  await tx
    .update(conversation)
    .set({ ...wanted, version })
    .where(and(eq(conversation.tenant_id, actor.tenant_id), eq(conversation.id, conversation_id)));
  const changes: Change[] = [{ type: 'conversation_updated', row_id: conversation_id, conversation_id }];
  const said: Happening[] = [];
  if (wanted.title && wanted.title !== group.title) said.push({ type: 'title_changed', title: wanted.title });
  if (wanted.posting && wanted.posting !== group.posting) said.push({ type: 'posting_changed', posting: wanted.posting });
  for (const happening of said) changes.push(await sayWhatHappened(tx, actor, { conversation_id, version, newId }, happening));
  await appendChanges(tx, actor.tenant_id, version, changes);
}

function checkDescription(description: string | null): string | null {
  if (description === null) return null;
  requireWellFormed(description);
  const kept = description.trim();
  return kept === '' ? null : kept;
}

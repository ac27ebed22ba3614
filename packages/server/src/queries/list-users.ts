import { limits } from '@tenant-chat/protocol/wire';
import type { OperationInput, UserRow } from '@tenant-chat/protocol/schemas';
import { and, eq, isNull, notExists, type SQL } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import type { HandlerDependencies } from '../commands/handler-dependencies.js';
import type { OperationHandlers } from '../commands/operation-handlers.js';
import { participant } from '../db/tables/conversation.js';
import { user } from '../db/tables/user.js';
import type { Transaction } from '../db/transaction.js';
import { userRows } from '../feed/rows/user-rows.js';
import { inOrderOf } from './in-order-of.js';
import { comesAfter, matchesSearch, peopleByName } from './people-by-name.js';
import { readLastSeen } from './read-last-seen.js';
import { requireMembership } from './require-membership.js';
import { addPresence } from './user-with-presence.js';

/** The directory: everybody of the tenant that can be written to, the actor too. */
export function listUsers({ database, presence }: Pick<HandlerDependencies, 'database' | 'presence'>): OperationHandlers['list_users'] {
  return async (actor, input) => {
    const page = await database.asTenant(actor.tenant_id, (tx) => readPage(tx, actor, input), { snapshot: true });
    const users = await addPresence(presence, actor.tenant_id, page.users, page.lastSeen);
    return { status: 200, body: { users, has_more: page.has_more } };
  };
}

interface Page {
  readonly users: readonly UserRow[];
  readonly lastSeen: ReadonlyMap<string, string>;
  readonly has_more: boolean;
}

async function readPage(tx: Transaction, actor: Actor, input: OperationInput<'list_users'>): Promise<Page> {
  const { tenant_id } = actor;
  const limit = input.limit ?? limits.users_page;
  const found = await tx
    .select({ id: user.id })
    .from(user)
    .where(
      and(eq(user.tenant_id, tenant_id), isNull(user.deactivated_at), matchesSearch(input.search), await isOutside(tx, actor, input.outside_conversation_id), await comesAfter(tx, tenant_id, input.after)),
    )
    .orderBy(...peopleByName)
    .limit(limit + 1);
  const ids = found.slice(0, limit).map((row) => row.id);
  const [users, lastSeen] = await Promise.all([userRows(tx, tenant_id, ids), readLastSeen(tx, tenant_id, ids)]);
  return { users: inOrderOf(ids, users, (row) => row.id), lastSeen, has_more: found.length > limit };
}

/** Who could be added to a conversation of the actor's; undefined: none was named. ChatError conversation_not_found. */
async function isOutside(tx: Transaction, actor: Actor, conversation_id: string | undefined): Promise<SQL | undefined> {
  if (conversation_id === undefined) return undefined;
  await requireMembership(tx, actor, conversation_id);
  const { tenant_id } = actor;
  const inside = and(eq(participant.tenant_id, tenant_id), eq(participant.conversation_id, conversation_id), eq(participant.user_id, user.id), isNull(participant.left_at));
  return notExists(tx.select({ id: participant.user_id }).from(participant).where(inside));
}

import { limits } from '@tenant-chat/protocol/wire';
import type { OperationInput, UserRow } from '@tenant-chat/protocol/schemas';
import { and, eq, isNull } from 'drizzle-orm';
import type { HandlerDependencies } from '../commands/handler-dependencies.js';
import type { OperationHandlers } from '../commands/operation-handlers.js';
import { user } from '../db/tables/user.js';
import type { Transaction } from '../db/transaction.js';
import { userRows } from '../feed/rows/user-rows.js';
import { inOrderOf } from './in-order-of.js';
import { comesAfter, matchesSearch, peopleByName } from './people-by-name.js';
import { readLastSeen } from './read-last-seen.js';
import { addPresence } from './user-with-presence.js';

/** The directory: everybody of the tenant that can be written to, the actor too. */
export function listUsers({ database, presence }: Pick<HandlerDependencies, 'database' | 'presence'>): OperationHandlers['list_users'] {
  return async (actor, input) => {
    const page = await database.asTenant(actor.tenant_id, (tx) => readPage(tx, actor.tenant_id, input), { snapshot: true });
    const users = await addPresence(presence, actor.tenant_id, page.users, page.lastSeen);
    return { status: 200, body: { users, has_more: page.has_more } };
  };
}

interface Page {
  readonly users: readonly UserRow[];
  readonly lastSeen: ReadonlyMap<string, string>;
  readonly has_more: boolean;
}

async function readPage(tx: Transaction, tenant_id: string, input: OperationInput<'list_users'>): Promise<Page> {
  const limit = input.limit ?? limits.users_page;
  const found = await tx
    .select({ id: user.id })
    .from(user)
    .where(
      and(eq(user.tenant_id, tenant_id), isNull(user.deactivated_at), matchesSearch(input.search), await comesAfter(tx, tenant_id, input.after)),
    )
    .orderBy(...peopleByName)
    .limit(limit + 1);
  const ids = found.slice(0, limit).map((row) => row.id);
  const [users, lastSeen] = await Promise.all([userRows(tx, tenant_id, ids), readLastSeen(tx, tenant_id, ids)]);
  return { users: inOrderOf(ids, users, (row) => row.id), lastSeen, has_more: found.length > limit };
}

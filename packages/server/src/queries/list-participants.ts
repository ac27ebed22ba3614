import { limits } from '@tenant-chat/protocol/wire';
import type { OperationInput, Participant, UserRow } from '@tenant-chat/protocol/schemas';
import { and, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import type { HandlerDependencies } from '../commands/handler-dependencies.js';
import type { OperationHandlers } from '../commands/operation-handlers.js';
import { list } from '../db/list.js';
import { participant } from '../db/tables/conversation.js';
import { user } from '../db/tables/user.js';
import type { Transaction } from '../db/transaction.js';
import { participantRows } from '../feed/rows/participant-rows.js';
import { userRows } from '../feed/rows/user-rows.js';
import { inOrderOf } from './in-order-of.js';
import { itsUser } from './own-joins.js';
import { matchesSearch, peopleByName } from './people-by-name.js';
import { readLastSeen } from './read-last-seen.js';
import { requireMembership } from './require-membership.js';
import { addPresence } from './user-with-presence.js';

/** Who is in: the owner, the admins, the others, each by name; a page at a time, however large the group is. */
export function listParticipants(
  { database, presence }: Pick<HandlerDependencies, 'database' | 'presence'>,
): OperationHandlers['list_participants'] {
  return async (actor, input) => {
    const { users, lastSeen, ...page } = await database.asTenant(actor.tenant_id, (tx) => readPage(tx, actor, input), { snapshot: true });
    return { status: 200, body: { ...page, users: await addPresence(presence, actor.tenant_id, users, lastSeen) } };
  };
}

interface Page {
  readonly participants: Participant[];
  readonly users: readonly UserRow[];
  readonly lastSeen: ReadonlyMap<string, string>;
  readonly has_more: boolean;
}

async function readPage(tx: Transaction, actor: Actor, input: OperationInput<'list_participants'>): Promise<Page> {
  const { told } = await requireMembership(tx, actor, input.conversation_id);
  const limit = input.limit ?? limits.users_page;
  const found = await readIds(tx, actor.tenant_id, input, limit + 1);
  const ids = found.slice(0, limit);
  if (ids.length === 0) return { participants: [], users: [], lastSeen: new Map(), has_more: false };
  const [participants, users, lastSeen] = await Promise.all([
    participantRows(tx, actor.tenant_id, sql`p.conversation_id = ${input.conversation_id}::uuid and p.user_id = any(${list(ids)}::uuid[])`, undefined, { user_id: actor.user_id, told }),
    userRows(tx, actor.tenant_id, ids),
    readLastSeen(tx, actor.tenant_id, ids),
  ]);
  return {
    participants: inOrderOf(ids, participants, (row) => row.user_id),
    users: inOrderOf(ids, users, (row) => row.id),
    lastSeen,
    has_more: found.length > limit,
  };
}

async function readIds(tx: Transaction, tenant_id: string, input: OperationInput<'list_participants'>, most: number): Promise<string[]> {
  const rows = await tx
    .select({ id: user.id })
    .from(participant)
    .innerJoin(user, itsUser)
    .where(
      and(
        eq(participant.tenant_id, tenant_id),
        eq(participant.conversation_id, input.conversation_id),
        isNull(participant.left_at),
        matchesSearch(input.search),
        await comesAfterMember(tx, tenant_id, input),
      ),
    )
    .orderBy(rank, ...peopleByName)
    .limit(most);
  return rows.map((row) => row.id);
}

/** Whoever leads a group stands first. */
const rank = sql<number>`case ${participant.role} when 'owner' then 0 when 'admin' then 1 else 2 end`;

/** ChatError user_not_found when the tenant has no such person. Who has left keeps her role, and so her place in the order. */
async function comesAfterMember(tx: Transaction, tenant_id: string, { conversation_id, after }: OperationInput<'list_participants'>): Promise<SQL | undefined> {
  if (after === undefined) return undefined;
  const [last] = await tx
    .select({ name: sql<string>`lower(${user.name})`, rank: sql<number>`coalesce(${rank}, 2)` })
    .from(user)
    .leftJoin(participant, and(eq(participant.tenant_id, tenant_id), eq(participant.conversation_id, conversation_id), eq(participant.user_id, user.id)))
    .where(and(eq(user.tenant_id, tenant_id), eq(user.id, after)));
  if (last === undefined) throw new ChatError('user_not_found');
  return sql`(${rank}, lower(${user.name}), ${user.id}) > (${last.rank}::int, ${last.name}::text, ${after}::uuid)`;
}

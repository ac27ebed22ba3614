import type { Presence } from '@tenant-chat/protocol/schemas';
import { limits } from '@tenant-chat/protocol/wire';
import { and, eq, isNull, lte, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor } from '../actor.js';
import type { HandlerDependencies } from '../commands/handler-dependencies.js';
import type { OperationHandlers } from '../commands/operation-handlers.js';
import { list } from '../db/list.js';
import { conversation, participant } from '../db/tables/conversation.js';
import { user } from '../db/tables/user.js';
import type { Transaction } from '../db/transaction.js';
import { readLastSeen } from './read-last-seen.js';

/** Presence is read last: the signal of who came before that was sent before this answer, which must not take it back. Of strangers no `last_seen_at` is told. */
export function listPresence({ database, presence }: Pick<HandlerDependencies, 'database' | 'presence'>): OperationHandlers['list_presence'] {
  return async (actor, { user_ids }) => {
    const { tenant_id } = actor;
    const { found, lastSeen } = await database.asTenant(tenant_id, async (tx) => {
      const ids = user_ids === undefined ? await readAcquaintances(tx, actor) : await readKnown(tx, tenant_id, user_ids);
      return { found: ids, lastSeen: await readLastSeen(tx, tenant_id, ids) };
    });
    const here = user_ids === undefined ? await presence.list(tenant_id, limits.presence_users_max + 1) : [];
    const ids = [...new Set([...found, ...here.slice(0, limits.presence_users_max).filter((user_id) => user_id !== actor.user_id)])];
    const statuses = ids.length === 0 ? new Map<string, 'online' | 'away'>() : await presence.read(tenant_id, ids);
    const users = ids.map((user_id): Presence => ({
      user_id,
      status: statuses.get(user_id) ?? 'offline',
      last_seen_at: lastSeen.get(user_id) ?? null,
    }));
    return { status: 200, body: { users, has_more: here.length > limits.presence_users_max } };
  };
}

/** Ids that name nobody of the tenant are left out. */
async function readKnown(tx: Transaction, tenant_id: string, user_ids: readonly string[]): Promise<string[]> {
  if (user_ids.length === 0) return [];
  const rows = await tx
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.tenant_id, tenant_id), sql`${user.id} = any(${list(user_ids)}::uuid[])`))
    .orderBy(user.id);
  return rows.map((row) => row.id);
}

/** The people of the actor's conversations, without those of large groups, at most as many as the largest group has. */
async function readAcquaintances(tx: Transaction, actor: Actor): Promise<string[]> {
  const own = alias(participant, 'own');
  const rows = await tx
    .selectDistinct({ user_id: participant.user_id })
    .from(own)
    .innerJoin(
      participant,
      and(
        eq(participant.tenant_id, own.tenant_id),
        eq(participant.conversation_id, own.conversation_id),
        isNull(participant.left_at),
        ne(participant.user_id, own.user_id),
      ),
    )
    .innerJoin(
      conversation,
      and(eq(conversation.tenant_id, own.tenant_id), eq(conversation.id, own.conversation_id), lte(conversation.participant_count, limits.participants_inline)),
    )
    .where(and(eq(own.tenant_id, actor.tenant_id), eq(own.user_id, actor.user_id), isNull(own.left_at)))
    .orderBy(participant.user_id)
    .limit(limits.group_participants_max);
  return rows.map((row) => row.user_id);
}

import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { rows } from '../db/rows.js';
import type { Transaction } from '../db/transaction.js';
import { appendChanges, type Change } from '../feed/append-changes.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';

/** All of the actor's conversations are read to their end, and nothing is marked unread. */
export function markAllRead({ runCommand }: Pick<HandlerDependencies, 'runCommand'>): OperationHandlers['mark_all_read'] {
  return async (actor) =>
    runCommand(actor.tenant_id, async (tx, { version }) => {
      const [read, unmarked] = [await readAll(tx, actor), await unmarkAll(tx, actor, version)];
      const changes = [
        ...read.map((conversation_id): Change => ({ type: 'watermarks_moved', row_id: actor.user_id, conversation_id })),
        ...unmarked.map((conversation_id): Change => ({ type: 'preference_updated', row_id: actor.user_id, conversation_id })),
      ];
      await appendChanges(tx, actor.tenant_id, version, changes);
      return { status: 200, body: { conversation_count: new Set([...read, ...unmarked]).size } };
    });
}

async function readAll(tx: Transaction, { tenant_id, user_id }: Actor): Promise<string[]> {
  const read = await rows<{ readonly conversation_id: string }>(tx, sql`
    with behind as materialized (
      select p.conversation_id, p.read_seq, p.delivered_seq, p.from_seq, c.last_seq from tenant_chat.participant p
      cross join lateral (select x.last_seq from tenant_chat.conversation x where x.tenant_id = p.tenant_id and x.id = p.conversation_id limit 1) c
      where p.tenant_id = ${tenant_id}::uuid and p.user_id = ${user_id}::uuid and p.left_at is null and c.last_seq > p.read_seq),
    receipts as (
      insert into tenant_chat.receipt (tenant_id, conversation_id, user_id, kind, from_seq, to_seq)
      select ${tenant_id}::uuid, b.conversation_id, ${user_id}::uuid, k.kind, greatest(k.from_seq, b.from_seq - 1), b.last_seq
      from behind b cross join lateral (values ('read', b.read_seq), ('delivered', b.delivered_seq)) k(kind, from_seq) where b.last_seq > k.from_seq)
    update tenant_chat.participant p set read_seq = b.last_seq, delivered_seq = b.last_seq from behind b
    where p.tenant_id = ${tenant_id}::uuid and p.conversation_id = b.conversation_id and p.user_id = ${user_id}::uuid
    returning p.conversation_id`);
  return read.map((row) => row.conversation_id);
}

async function unmarkAll(tx: Transaction, { tenant_id, user_id }: Actor, version: number): Promise<string[]> {
  const unmarked = await rows<{ readonly conversation_id: string }>(tx, sql`
    update tenant_chat.preference r set unread_seq = null, version = ${version}::bigint
    from tenant_chat.participant p
    where p.tenant_id = ${tenant_id}::uuid and p.user_id = ${user_id}::uuid and p.left_at is null
      and r.tenant_id = p.tenant_id and r.conversation_id = p.conversation_id and r.user_id = p.user_id and r.unread_seq is not null
    returning r.conversation_id`);
  return unmarked.map((row) => row.conversation_id);
}

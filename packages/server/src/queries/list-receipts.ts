import { limits } from '@tenant-chat/protocol/wire';
import type { OperationInput, OperationOutput, UserRow } from '@tenant-chat/protocol/schemas';
import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import type { HandlerDependencies } from '../commands/handler-dependencies.js';
import type { OperationHandlers } from '../commands/operation-handlers.js';
import { instant } from '../db/instant.js';
import { rows } from '../db/rows.js';
import type { Transaction } from '../db/transaction.js';
import { userRows } from '../feed/rows/user-rows.js';
import { inOrderOf } from './in-order-of.js';
import { readLastSeen } from './read-last-seen.js';
import { requireMessage } from './require-message.js';
import { addPresence } from './user-with-presence.js';

/**
 * Whom a message reached and who read it when, from the watermarks' log: who read it first, then whom it reached, then the others. Of people who are in
 * and tell; to who does not tell, nothing is told. A page is found also after somebody who left meanwhile; who no longer tells stands among the others.
 */
export function listReceipts({ database, presence }: Pick<HandlerDependencies, 'database' | 'presence'>): OperationHandlers['list_receipts'] {
  return async (actor, input) => {
    const { users, lastSeen, ...page } = await database.asTenant(actor.tenant_id, (tx) => readPage(tx, actor, input), { snapshot: true });
    return { status: 200, body: { ...page, users: await addPresence(presence, actor.tenant_id, users, lastSeen) } };
  };
}

type Page = Omit<OperationOutput<'list_receipts'>, 'users'> & { readonly users: readonly UserRow[]; readonly lastSeen: ReadonlyMap<string, string> };

const nothing: Page = { receipts: [], read_count: 0, delivered_count: 0, recipient_count: 0, has_more: false, users: [], lastSeen: new Map() };

/** The counts, and a person with them; null: nobody on this page. */
interface Told {
  readonly user_id: string | null;
  readonly delivered_at: string | null;
  readonly read_at: string | null;
  readonly read_count: number;
  readonly delivered_count: number;
  readonly recipient_count: number;
}

async function readPage(tx: Transaction, actor: Actor, { limit = limits.users_page, after, ...place }: OperationInput<'list_receipts'>): Promise<Page> {
  const { message, membership } = await requireMessage(tx, actor, place);
  if (!membership.told) return nothing;
  const found = await rows<Told>(tx, sql`
    with known as (
      select d.user_id, p.receipts and p.left_at is null as is_told,
        case when p.receipts then d.delivered_at end as delivered_at, case when p.receipts then d.read_at end as read_at
      from tenant_chat.message_delivery d
      join tenant_chat.participant p on p.tenant_id = d.tenant_id and p.conversation_id = d.conversation_id and p.user_id = d.user_id
      where d.tenant_id = ${actor.tenant_id}::uuid and d.conversation_id = ${message.conversation_id}::uuid and d.seq = ${message.seq}::bigint),
    placed as materialized (select k.*, row_number() over (order by k.read_at, k.delivered_at, k.user_id) as place from known k),
    told as (select * from placed where is_told)
    select t.user_id, ${instant(sql`t.delivered_at`)} as delivered_at, ${instant(sql`t.read_at`)} as read_at, k.read_count, k.delivered_count, k.recipient_count
    from (select count(x.read_at)::int as read_count, count(x.delivered_at)::int as delivered_count, count(*)::int as recipient_count from told x) k
    left join told t on t.place > coalesce((select x.place from placed x where x.user_id = ${after ?? null}::uuid), 0) order by t.place limit ${limit + 1}::int`);
  const { read_count, delivered_count, recipient_count } = found[0] ?? nothing;
  const told = found.flatMap(({ user_id, delivered_at, read_at }) => (user_id === null ? [] : [{ user_id, delivered_at, read_at }]));
  const shown = told.slice(0, limit);
  const ids = shown.map((each) => each.user_id);
  return {
    receipts: shown,
    read_count,
    delivered_count,
    recipient_count,
    has_more: told.length > limit,
    users: inOrderOf(ids, await userRows(tx, actor.tenant_id, ids), (row) => row.id),
    lastSeen: await readLastSeen(tx, actor.tenant_id, ids),
  };
}

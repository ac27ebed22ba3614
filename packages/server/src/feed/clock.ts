import { sql } from 'drizzle-orm';
import { ChatError } from '../chat-error.js';
import { list } from '../db/list.js';
import { rows } from '../db/rows.js';
import type { Transaction } from '../db/transaction.js';
import type { ClockReading } from './feed-event.js';

/** The first statement of the batch writer's transaction: `lockClock` for $1 tenant and $2 count. */
export const LOCK_CLOCK = `
  update tenant_chat.tenant_clock set
    version = version + $2::bigint,
    epoch_bases = case when timeline = tenant_chat.timeline() then epoch_bases else epoch_bases || version end,
    timeline = tenant_chat.timeline()
  where tenant_id = $1::uuid
  returning cardinality(epoch_bases) as epoch, version - $2::bigint as "from", version as "to"`;

/**
 * The first statement of every write: takes the tenant's mutex and the versions in (from, to]. Only what is read after it has waited
 * for the writes before. A database that went on from an older state (failover, restore) begins a new epoch here.
 */
export async function lockClock(tx: Transaction, tenant_id: string, count = 1): Promise<{ readonly epoch: number; readonly from: number; readonly to: number }> {
  const [clock] = await rows<{ epoch: number; from: number; to: number }>(tx, sql`
    update tenant_chat.tenant_clock set
      version = version + ${count}::bigint,
      epoch_bases = case when timeline = tenant_chat.timeline() then epoch_bases else epoch_bases || version end,
      timeline = tenant_chat.timeline()
    where tenant_id = ${tenant_id}::uuid
    returning cardinality(epoch_bases) as epoch, version - ${count}::bigint as "from", version as "to"`);
  if (clock === undefined) throw new ChatError('internal', { cause: new Error(`The tenant ${tenant_id} has no clock.`) });
  return clock;
}

// Until the first write after a failover has stored the new epoch, readers answer as if it had: the same number, so there is no race.
const EPOCH = sql`cardinality(epoch_bases) + (timeline <> tenant_chat.timeline())::int`;

export async function readClock(tx: Transaction, tenant_id: string): Promise<ClockReading & { readonly purged_to: number }> {
  const [clock] = await rows<{ epoch: number; version: number; purged_to: number }>(tx, sql`
    select ${EPOCH} as epoch, version, purged_to from tenant_chat.tenant_clock where tenant_id = ${tenant_id}::uuid`);
  if (clock === undefined) throw new ChatError('internal', { cause: new Error(`The tenant ${tenant_id} has no clock.`) });
  return clock;
}

/** Of many tenants at once; `tx` of the system. Unknown tenants are left out. */
export async function readClocks(tx: Transaction, tenant_ids: readonly string[]): Promise<Map<string, ClockReading>> {
  const clocks = await rows<{ tenant_id: string; epoch: number; version: number }>(tx, sql`
    select tenant_id, ${EPOCH} as epoch, version from tenant_chat.tenant_clock where tenant_id = any(${list(tenant_ids)}::uuid[])`);
  return new Map(clocks.map(({ tenant_id, epoch, version }) => [tenant_id, { epoch, version }]));
}

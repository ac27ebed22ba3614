import { and, eq, sql } from 'drizzle-orm';
import { instant } from '../db/instant.js';
import { list } from '../db/list.js';
import { lastSeen } from '../db/tables/user.js';
import type { Transaction } from '../db/transaction.js';

/** user_id -> when the person was last connected; who never was is left out. */
export async function readLastSeen(tx: Transaction, tenant_id: string, user_ids: readonly string[]): Promise<Map<string, string>> {
  if (user_ids.length === 0) return new Map();
  const found = await tx
    .select({ user_id: lastSeen.user_id, last_seen_at: instant(lastSeen.last_seen_at) })
    .from(lastSeen)
    .where(and(eq(lastSeen.tenant_id, tenant_id), sql`${lastSeen.user_id} = any(${list(user_ids)}::uuid[])`));
  return new Map(found.flatMap(({ user_id, last_seen_at }) => (last_seen_at === null ? [] : [[user_id, last_seen_at]])));
}

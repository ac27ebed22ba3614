import type { UserRow } from '@tenant-chat/protocol/schemas';
import { sql } from 'drizzle-orm';
import { instant } from '../../db/instant.js';
import { list } from '../../db/list.js';
import { rows } from '../../db/rows.js';
import type { Transaction } from '../../db/transaction.js';

/** Users as the feed has them, in no order; presence is not in the feed. */
export async function userRows(tx: Transaction, tenant_id: string, ids: readonly string[]): Promise<UserRow[]> {
  if (ids.length === 0) return [];
  const stored = await rows<UserRow>(tx, sql`
    select u.id, u.external_id, u.name, u.avatar_url, u.title, u.role, ${instant(sql`u.deactivated_at`)} as deactivated_at, u.version
    from tenant_chat."user" u where u.tenant_id = ${tenant_id}::uuid and u.id = any(${list(ids)}::uuid[])`);
  // A plain object each: a driver's row may carry more than its columns.
  return stored.map((row) => ({ ...row }));
}

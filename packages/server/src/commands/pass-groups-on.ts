import { sql } from 'drizzle-orm';
import { list } from '../db/list.js';
import { rows } from '../db/rows.js';
import type { Transaction } from '../db/transaction.js';
import type { Change } from '../feed/append-changes.js';
import { findHeir, makeOwner } from './make-owner.js';

/**
 * Of the groups that these people are in, those whose owner is deactivated pass on to somebody who is not, if there is one: nobody else
 * could lead them. Gives the pointers.
 */
export async function passGroupsOn(
  tx: Transaction, { tenant_id, version, newId }: { readonly tenant_id: string; readonly version: number; readonly newId: () => string }, user_ids: readonly string[],
): Promise<Change[]> {
  const led = await rows<{ readonly conversation_id: string; readonly user_id: string }>(tx, sql`
    select distinct o.conversation_id, o.user_id from unnest(${list(user_ids)}::uuid[]) as i(user_id)
    join tenant_chat.participant p on p.tenant_id = ${tenant_id}::uuid and p.user_id = i.user_id and p.left_at is null
    join tenant_chat.participant o on o.tenant_id = p.tenant_id and o.conversation_id = p.conversation_id and o.role = 'owner' and o.left_at is null
    join tenant_chat."user" u on u.tenant_id = o.tenant_id and u.id = o.user_id and u.deactivated_at is not null`);
  const changes: Change[] = [];
  for (const { conversation_id, user_id } of led) {
    const owner = { tenant_id, user_id };
    const heir = await findHeir(tx, owner, conversation_id);
    if (heir?.is_active === true) changes.push(...(await makeOwner(tx, owner, { conversation_id, version, newId }, heir.user_id)));
  }
  return changes;
}

import { sql } from 'drizzle-orm';
import { list } from '../db/list.js';
import { rows } from '../db/rows.js';
import type { ChangeType } from '../db/tables/change.js';
import type { Transaction } from '../db/transaction.js';

/** A pointer to a row that changed. */
export interface Change {
  readonly type: ChangeType;
  /** The message, the conversation, or the user whose participant, preference or own row it is. */
  readonly row_id: string;
  /** null for users. */
  readonly conversation_id: string | null;
}

/** Tells the feed what this write changed, at its version of the clock. The same row twice counts once. */
export async function appendChanges(tx: Transaction, tenant_id: string, version: number, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await rows(tx, sql`
    insert into tenant_chat.change (tenant_id, version, type, row_id, conversation_id)
    select ${tenant_id}::uuid, ${version}::bigint, c.type, c.row_id, c.conversation_id
    from unnest(${list(changes.map((each) => each.type))}::text[], ${list(changes.map((each) => each.row_id))}::uuid[],
      ${list(changes.map((each) => each.conversation_id))}::uuid[]) as c(type, row_id, conversation_id)
    on conflict do nothing`);
}

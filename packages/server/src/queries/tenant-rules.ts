import { sql } from 'drizzle-orm';
import type { Static } from 'typebox';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import { rows } from '../db/rows.js';
import type { Transaction } from '../db/transaction.js';
import type { TenantRulesGiven } from '../tenant-rules-given.js';

type Given = Static<typeof TenantRulesGiven>;

export interface TenantRules {
  readonly edit_window_s: number | null;
  readonly delete_window_s: number | null;
  readonly version_readers: 'all' | 'author' | 'none';
  readonly receipts: boolean;
}

export async function readTenantRules(tx: Transaction, { tenant_id }: Pick<Actor, 'tenant_id'>): Promise<TenantRules> {
  const [tenant] = await rows<{ readonly settings: Given }>(tx, sql`select t.settings from tenant_chat.tenant t where t.tenant_id = ${tenant_id}::uuid`);
  const { edit_window_s = null, delete_window_s = null, version_readers = 'all', receipts = true } = tenant?.settings ?? {};
  return { edit_window_s, delete_window_s, version_readers, receipts };
}

/** Throws ChatError window_over when something of that age may no longer be done, by the clock that gave it its time: the database's. */
export async function requireWithin(tx: Transaction, window_s: number | null, created_at: string): Promise<void> {
  if (window_s === null) return;
  const [age] = await rows<{ readonly is_over: boolean }>(tx, sql`
    select extract(epoch from statement_timestamp() - ${created_at}::timestamptz) > ${window_s}::float8 as is_over`);
  if (age?.is_over !== false) throw new ChatError('window_over');
}

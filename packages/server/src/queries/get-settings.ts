import type { OperationOutput } from '@tenant-chat/protocol/schemas';
import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import type { HandlerDependencies } from '../commands/handler-dependencies.js';
import type { OperationHandlers } from '../commands/operation-handlers.js';
import { rows } from '../db/rows.js';
import type { Transaction } from '../db/transaction.js';
import { readTenantRules } from './tenant-rules.js';

export function getSettings({ database }: Pick<HandlerDependencies, 'database'>): OperationHandlers['get_settings'] {
  return async (actor) => ({ status: 200, body: await database.asTenant(actor.tenant_id, (tx) => readSettings(tx, actor), { snapshot: true }) });
}

export async function readSettings(tx: Transaction, actor: Actor): Promise<OperationOutput<'get_settings'>> {
  const [mine] = await rows<{ readonly receipts: boolean }>(tx, sql`
    select u.receipts from tenant_chat."user" u where u.tenant_id = ${actor.tenant_id}::uuid and u.id = ${actor.user_id}::uuid`);
  return { receipts: mine?.receipts ?? true, tenant: await readTenantRules(tx, actor) };
}

import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { rows } from '../db/rows.js';
import type { Transaction } from '../db/transaction.js';
import { appendChanges, type Change } from '../feed/append-changes.js';
import { readSettings } from '../queries/get-settings.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';

/** Receipts on or off: for everybody in the actor's conversations at once, and for the actor. */
export function updateSettings({ runCommand }: Pick<HandlerDependencies, 'runCommand'>): OperationHandlers['update_settings'] {
  return async (actor, { receipts }) =>
    runCommand(actor.tenant_id, async (tx, { version }) => {
      if (receipts !== undefined) await setReceipts(tx, actor, receipts, version);
      return { status: 200, body: await readSettings(tx, actor) };
    });
}

async function setReceipts(tx: Transaction, { tenant_id, user_id }: Actor, receipts: boolean, version: number): Promise<void> {
  await tx.execute(sql`update tenant_chat."user" u set receipts = ${receipts} where u.tenant_id = ${tenant_id}::uuid and u.id = ${user_id}::uuid`);
  const changed = await rows<{ readonly conversation_id: string }>(tx, sql`
    update tenant_chat.participant p set receipts = ${receipts}, told_since = ${version}::bigint, version = ${version}::bigint
    where p.tenant_id = ${tenant_id}::uuid and p.user_id = ${user_id}::uuid and p.left_at is null and p.receipts <> ${receipts}
    returning p.conversation_id`);
  await appendChanges(tx, tenant_id, version, changed.map(({ conversation_id }): Change => ({ type: 'participant_updated', row_id: user_id, conversation_id })));
}

import type { Message } from '@tenant-chat/protocol/schemas';
import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { message } from '../db/tables/message.js';
import type { Transaction } from '../db/transaction.js';
import { appendChanges } from '../feed/append-changes.js';
import { messageRows } from '../feed/rows/message-rows.js';

type Columns = Parameters<ReturnType<typeof updateOf>['set']>[0];

const updateOf = (tx: Transaction) => tx.update(message);

/** Writes a message that is there, tells the feed, and gives the message as it is then. */
export async function changeMessage(tx: Transaction, { tenant_id }: Actor, { id, conversation_id }: Message, version: number, columns: Columns): Promise<Message> {
  await updateOf(tx).set({ ...columns, version }).where(and(eq(message.tenant_id, tenant_id), eq(message.id, id)));
  await appendChanges(tx, tenant_id, version, [{ type: columns.deleted_at === undefined ? 'message_updated' : 'message_deleted', row_id: id, conversation_id }]);
  const [changed] = await messageRows(tx, tenant_id, sql`m.id = ${id}::uuid`, sql`limit 1`);
  if (changed === undefined) throw new Error('A message that was changed is not there.');
  return changed;
}

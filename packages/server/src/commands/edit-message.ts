import { limits } from '@tenant-chat/protocol/wire';
import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import { rows } from '../db/rows.js';
import { messageVersion } from '../db/tables/message.js';
import type { Transaction } from '../db/transaction.js';
import { requirePosting, requireText, type FoundMessage } from '../queries/require-message.js';
import { readTenantRules, requireWithin } from '../queries/tenant-rules.js';
import { changeMessage } from './change-message.js';
import { checkContent } from './check-content.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';
import { replaceMentions } from './replace-mentions.js';

/** Another text in the place of the author's; what it said before is kept. The same text changes nothing. */
export function editMessage({ runCommand }: Pick<HandlerDependencies, 'runCommand'>): OperationHandlers['edit_message'] {
  return async (actor, input) => {
    checkContent(input.content);
    return runCommand(actor.tenant_id, async (tx, { version }) => {
      const { message, membership } = await requireText(tx, actor, input);
      if (message.sender_id !== actor.user_id) throw new ChatError('author_required');
      if (message.content === input.content) return { status: 200, body: { message } };
      requirePosting(membership);
      await requireWithin(tx, (await readTenantRules(tx, actor)).edit_window_s, message.created_at);
      await keepVersion(tx, actor, message);
      const mentions = await replaceMentions(tx, actor, message, input.content);
      const changed = await changeMessage(tx, actor, message, version, { content: input.content, edited_at: sql`statement_timestamp()`, mentions });
      return { status: 200, body: { message: changed } };
    });
  };
}

async function keepVersion(tx: Transaction, { tenant_id, user_id }: Actor, message: FoundMessage['message']): Promise<void> {
  const [kept] = await rows<{ readonly count: number }>(tx, sql`
    select count(*)::int as count from tenant_chat.message_version v where v.tenant_id = ${tenant_id}::uuid and v.message_id = ${message.id}::uuid`);
  if ((kept?.count ?? 0) >= limits.versions_max) throw new ChatError('too_many_versions');
  await tx.insert(messageVersion).values({
    tenant_id, message_id: message.id, version: message.version, content: message.content, replaced_at: sql`statement_timestamp()`, replaced_by: user_id,
  });
}

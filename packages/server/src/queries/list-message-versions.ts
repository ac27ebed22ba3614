import { sql } from 'drizzle-orm';
import { ChatError } from '../chat-error.js';
import type { HandlerDependencies } from '../commands/handler-dependencies.js';
import type { OperationHandlers } from '../commands/operation-handlers.js';
import { instant } from '../db/instant.js';
import { rows } from '../db/rows.js';
import { requireMessage } from './require-message.js';
import { readTenantRules } from './tenant-rules.js';

/** What an edited message said before, the oldest first; of a deleted one nothing is left. */
export function listMessageVersions({ database }: Pick<HandlerDependencies, 'database'>): OperationHandlers['list_message_versions'] {
  return async (actor, input) =>
    database.asTenant(actor.tenant_id, async (tx) => {
      const { message } = await requireMessage(tx, actor, input);
      const { version_readers } = await readTenantRules(tx, actor);
      const may = version_readers === 'all' || (version_readers === 'author' && message.sender_id === actor.user_id);
      if (!may) throw new ChatError('history_hidden');
      const versions = await rows<{ readonly content: string; readonly replaced_at: string }>(tx, sql`
        select v.content, ${instant(sql`v.replaced_at`)} as replaced_at from tenant_chat.message_version v
        where v.tenant_id = ${actor.tenant_id}::uuid and v.message_id = ${message.id}::uuid order by v.version`);
      return { status: 200, body: { versions: versions.map(({ content, replaced_at }) => ({ content, replaced_at })) } };
    }, { snapshot: true });
}

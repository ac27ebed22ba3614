import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import type { HandlerDependencies } from '../commands/handler-dependencies.js';
import type { OperationHandlers } from '../commands/operation-handlers.js';
import { instant } from '../db/instant.js';
import { list } from '../db/list.js';
import { rows } from '../db/rows.js';
import type { Transaction } from '../db/transaction.js';
import { userRows } from '../feed/rows/user-rows.js';
import { meantIn } from './meant-in.js';
import { readLastSeen } from './read-last-seen.js';
import { requireMessage } from './require-message.js';
import { readTenantRules } from './tenant-rules.js';
import { addPresence } from './user-with-presence.js';

interface Version {
  readonly content: string;
  readonly replaced_at: string;
}

/** What an edited message said before, the oldest first; of a deleted one nothing is left. */
export function listMessageVersions({ database, presence }: Pick<HandlerDependencies, 'database' | 'presence'>): OperationHandlers['list_message_versions'] {
  return async (actor, input) => {
    const { versions, users, lastSeen } = await database.asTenant(actor.tenant_id, async (tx) => {
      const { message } = await requireMessage(tx, actor, input);
      const { version_readers } = await readTenantRules(tx, actor);
      const may = version_readers === 'all' || (version_readers === 'author' && message.sender_id === actor.user_id);
      if (!may) throw new ChatError('history_hidden');
      const found = await rows<Version>(tx, sql`
        select v.content, ${instant(sql`v.replaced_at`)} as replaced_at from tenant_chat.message_version v
        where v.tenant_id = ${actor.tenant_id}::uuid and v.message_id = ${message.id}::uuid order by v.version`);
      const ids = await peopleMeant(tx, actor, input.conversation_id, found);
      return { versions: found, users: await userRows(tx, actor.tenant_id, ids), lastSeen: await readLastSeen(tx, actor.tenant_id, ids) };
    }, { snapshot: true });
    return {
      status: 200,
      body: {
        versions: versions.map(({ content, replaced_at }) => ({ content, replaced_at })),
        users: await addPresence(presence, actor.tenant_id, users, lastSeen),
      },
    };
  };
}

/** Whom a text meant is kept of the one of now alone: of earlier ones it is whoever is named in them and is, or was, in the conversation. */
async function peopleMeant(tx: Transaction, { tenant_id }: Actor, conversation_id: string, versions: readonly Version[]): Promise<readonly string[]> {
  const meant = new Set(versions.flatMap(({ content }) => meantIn(content)?.split(',') ?? []));
  meant.delete('all');
  if (meant.size === 0) return [];
  const people = await rows<{ readonly user_id: string }>(tx, sql`
    select p.user_id from tenant_chat.participant p
    where p.tenant_id = ${tenant_id}::uuid and p.conversation_id = ${conversation_id}::uuid and p.user_id = any(${list([...meant])}::uuid[])`);
  return people.map((person) => person.user_id);
}

import { limits } from '@tenant-chat/protocol/wire';
import { sql } from 'drizzle-orm';
import type { HandlerDependencies } from '../commands/handler-dependencies.js';
import type { OperationHandlers } from '../commands/operation-handlers.js';
import { instant } from '../db/instant.js';
import { rows } from '../db/rows.js';
import { userRows } from '../feed/rows/user-rows.js';
import { givenInstant } from '../given-instant.js';
import { invalidRequest } from '../invalid-request.js';
import { readLastSeen } from './read-last-seen.js';
import { requireMessage } from './require-message.js';
import { addPresence } from './user-with-presence.js';

interface Reacted {
  readonly emoji: string;
  readonly user_id: string;
  readonly created_at: string;
}

/** Who reacted, the first one first; a page at a time. `after` names a person, so it pages among those of one emoji; `after_at` finds the place also when it was taken back. */
export function listReactions({ database, presence }: Pick<HandlerDependencies, 'database' | 'presence'>): OperationHandlers['list_reactions'] {
  return async (actor, { emoji = null, mine = false, after = null, after_at, limit = limits.users_page, ...place }) => {
    if (after !== null && emoji === null) throw invalidRequest('after', 'A page after somebody is one of an emoji.');
    if (after === null && after_at !== undefined) throw invalidRequest('after_at', 'It belongs to `after`.');
    const at = after_at === undefined ? null : givenInstant('after_at', after_at);
    const { found, users, lastSeen } = await database.asTenant(actor.tenant_id, async (tx) => {
      const { message } = await requireMessage(tx, actor, place);
      const all = await rows<Reacted>(tx, sql`
        select r.emoji, r.user_id, ${instant(sql`r.created_at`)} as created_at from tenant_chat.reaction r
        where r.tenant_id = ${actor.tenant_id}::uuid and r.message_id = ${message.id}::uuid and (${emoji}::text is null or r.emoji = ${emoji}::text)
          and (not ${mine}::boolean or r.user_id = ${actor.user_id}::uuid)
          and (${after}::uuid is null or (r.created_at, r.user_id) > (coalesce(${at}::timestamptz, (
            select x.created_at from tenant_chat.reaction x
            where x.tenant_id = r.tenant_id and x.message_id = r.message_id and x.user_id = ${after}::uuid and x.emoji = r.emoji)), ${after}::uuid))
        order by r.created_at, r.user_id, r.emoji limit ${limit + 1}::int`);
      const ids = [...new Set(all.slice(0, limit).map((each) => each.user_id))];
      return { found: all, users: await userRows(tx, actor.tenant_id, ids), lastSeen: await readLastSeen(tx, actor.tenant_id, ids) };
    }, { snapshot: true });
    return {
      status: 200,
      body: {
        reactions: found.slice(0, limit).map(({ emoji: kind, user_id, created_at }) => ({ emoji: kind, user_id, created_at })),
        users: await addPresence(presence, actor.tenant_id, users, lastSeen),
        has_more: found.length > limit,
      },
    };
  };
}

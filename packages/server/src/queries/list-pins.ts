import { limits } from '@tenant-chat/protocol/wire';
import { sql } from 'drizzle-orm';
import type { HandlerDependencies } from '../commands/handler-dependencies.js';
import type { OperationHandlers } from '../commands/operation-handlers.js';
import { peopleIn } from '../feed/read-events.js';
import { messageRows } from '../feed/rows/message-rows.js';
import { userRows } from '../feed/rows/user-rows.js';
import { readLastSeen } from './read-last-seen.js';
import { requireMembership } from './require-membership.js';
import { addPresence } from './user-with-presence.js';

/** What is pinned and mine to see, the last pinned first. */
export function listPins({ database, presence }: Pick<HandlerDependencies, 'database' | 'presence'>): OperationHandlers['list_pins'] {
  return async (actor, { conversation_id }) => {
    const { messages, users, lastSeen } = await database.asTenant(actor.tenant_id, async (tx) => {
      const { first_seq } = await requireMembership(tx, actor, conversation_id);
      const pinned = await messageRows(
        tx, actor.tenant_id,
        sql`m.conversation_id = ${conversation_id}::uuid and m.pinned_at is not null and m.seq >= ${first_seq}::bigint`,
        sql`order by m.pinned_at desc, m.seq desc limit ${limits.pins_max}::int`,
      );
      const ids = [...new Set(pinned.flatMap(peopleIn))];
      return { messages: pinned, users: await userRows(tx, actor.tenant_id, ids), lastSeen: await readLastSeen(tx, actor.tenant_id, ids) };
    }, { snapshot: true });
    return { status: 200, body: { messages, users: await addPresence(presence, actor.tenant_id, users, lastSeen) } };
  };
}

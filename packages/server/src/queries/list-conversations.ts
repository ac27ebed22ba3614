import { encodePosition, limits } from '@tenant-chat/protocol/wire';
import type { Conversation, UserRow } from '@tenant-chat/protocol/schemas';
import { and, desc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import type { HandlerDependencies } from '../commands/handler-dependencies.js';
import type { OperationHandlers } from '../commands/operation-handlers.js';
import { conversation, participant, preference } from '../db/tables/conversation.js';
import type { Transaction } from '../db/transaction.js';
import { readClock } from '../feed/clock.js';
import { peopleIn } from '../feed/read-events.js';
import { userRows } from '../feed/rows/user-rows.js';
import { itsConversation, itsPreference } from './own-joins.js';
import { readConversations } from './read-conversations.js';
import { readLastSeen } from './read-last-seen.js';
import { requireMembership } from './require-membership.js';
import { countsAsUnread, unreadAfter } from './unread.js';
import { addPresence } from './user-with-presence.js';

interface Wanted {
  readonly archived: boolean;
  readonly mentioned: boolean;
  readonly limit: number;
  readonly before: string | null;
}

interface Page {
  readonly conversations: Conversation[];
  readonly users: readonly UserRow[];
  readonly lastSeen: ReadonlyMap<string, string>;
  readonly cursor: string;
  readonly has_more: boolean;
}

export function listConversations(
  { database, presence }: Pick<HandlerDependencies, 'database' | 'presence'>,
): OperationHandlers['list_conversations'] {
  return async (actor, input) => {
    const { archived: isArchived = false, mentioned = false, limit = limits.conversations_page, before = null } = input;
    const wanted = { archived: isArchived, mentioned, limit, before };
    const { users, lastSeen, ...page } = await database.asTenant(actor.tenant_id, (tx) => readPage(tx, actor, wanted), { snapshot: true });
    return { status: 200, body: { ...page, users: await addPresence(presence, actor.tenant_id, users, lastSeen) } };
  };
}

/** Rows and clock in one snapshot: the cursor tells exactly what the page already holds. */
async function readPage(tx: Transaction, actor: Actor, wanted: Wanted): Promise<Page> {
  if (wanted.before !== null) await requireMembership(tx, actor, wanted.before);
  const [clock, ids] = await Promise.all([readClock(tx, actor.tenant_id), readIds(tx, actor, wanted)]);
  const conversations = await readConversations(tx, actor, ids.slice(0, wanted.limit));
  const userIds = new Set(conversations.flatMap(peopleOf));
  const [users, lastSeen] = await Promise.all([
    userRows(tx, actor.tenant_id, [...userIds]),
    readLastSeen(tx, actor.tenant_id, [...userIds]),
  ]);
  const cursor = encodePosition({ epoch: clock.epoch, version: clock.version, key: '' });
  return { conversations, users, lastSeen, cursor, has_more: ids.length > wanted.limit };
}

function peopleOf(one: Conversation): string[] {
  const people = one.participants.map((person) => person.user_id);
  return one.last_message === null ? people : [...people, ...peopleIn(one.last_message)];
}

const activity = sql`coalesce(${conversation.last_message_at}, ${conversation.created_at})`;
// A newer message brings the conversation back without a write.
const archived = sql`coalesce(${preference.archived_seq} >= ${conversation.last_seq}, false)`;

const isMentioned = sql`exists (
  select 1 from tenant_chat.mention n
  join tenant_chat.message m on m.tenant_id = n.tenant_id and m.conversation_id = n.conversation_id and m.seq = n.seq
  where n.tenant_id = ${participant.tenant_id} and n.conversation_id = ${participant.conversation_id}
    and (n.user_id = ${participant.user_id} or n.user_id is null)
    and n.seq > ${sql.raw(unreadAfter('participant', 'preference', 'conversation'))} and ${sql.raw(countsAsUnread('m', 'participant.user_id', 'preference'))})`;

async function readIds(tx: Transaction, actor: Actor, wanted: Wanted): Promise<string[]> {
  const rows = await tx
    .select({ id: conversation.id })
    .from(participant)
    .innerJoin(conversation, itsConversation)
    .innerJoin(preference, itsPreference)
    .where(
      and(
        eq(participant.tenant_id, actor.tenant_id),
        eq(participant.user_id, actor.user_id),
        isNull(participant.left_at),
        wanted.archived ? archived : sql`not ${archived}`,
        wanted.mentioned ? isMentioned : undefined,
        wanted.before === null ? undefined : isAfter(actor.tenant_id, wanted.before),
      ),
    )
    .orderBy(desc(activity), desc(conversation.id))
    .limit(wanted.limit + 1);
  return rows.map((row) => row.id);
}

function isAfter(tenant_id: string, conversation_id: string): SQL {
  return sql`(${activity}, ${conversation.id}) < (
    select coalesce(b.last_message_at, b.created_at), b.id from ${conversation} b
    where b.tenant_id = ${tenant_id} and b.id = ${conversation_id})`;
}

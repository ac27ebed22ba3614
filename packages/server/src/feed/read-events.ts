import type { ConversationRow, Message, UserRow } from '@tenant-chat/protocol/schemas';
import { limits, type EventKind, type EventType } from '@tenant-chat/protocol/wire';
import { sql } from 'drizzle-orm';
import { list } from '../db/list.js';
import { rows } from '../db/rows.js';
import type { Transaction } from '../db/transaction.js';
import type { FeedEvent } from './feed-event.js';
import { kindOf, type Pointer } from './read-pointers.js';
import { conversationRows } from './rows/conversation-rows.js';
import { messageRows } from './rows/message-rows.js';
import { participantFactsAt, type ParticipantFacts } from './rows/participant-rows.js';
import { ownedPreferences, type OwnedPreference } from './rows/preference-rows.js';
import { userRows } from './rows/user-rows.js';
import { conversationEvent, messageEvent, participantEvent, preferenceEvent, userEvent } from './to-event.js';

interface Rows {
  readonly messages: ReadonlyMap<string, Message>;
  readonly conversations: ReadonlyMap<string, ConversationRow>;
  /** By `pair()`. */
  readonly participants: ReadonlyMap<string, ParticipantFacts>;
  readonly preferences: ReadonlyMap<string, OwnedPreference>;
  /** Conversations too large for everybody to hold everybody's row. */
  readonly large: ReadonlySet<string>;
  /** Conversations that show people now who were too many to be shown to a reader when he was last told. */
  readonly uncovered: ReadonlySet<string>;
}

const pair = (conversation_id: string | null, user_id: string): string => `${conversation_id}:${user_id}`;

/**
 * What pointers point at, as it is now: an event each, in their order, with the users whom a reader may not hold yet. Rows that are
 * gone are left out. `since`: the version of the clock at which the readers stand, at the earliest.
 */
export async function readEvents(tx: Transaction, tenant_id: string, pointers: readonly Pointer[], since: number): Promise<FeedEvent[]> {
  if (pointers.length === 0) return [];
  const found = await readRows(tx, tenant_id, pointers, since);
  const companions = pointers.map((pointer) => companionsOf(pointer, found));
  // Each of these tells of the people who are in now; whoever joins between them gets the last one.
  const last = new Map(pointers.map((pointer, index) => [`${pointer.type}:${pointer.row_id}`, index]));
  pointers.forEach((pointer, index) => {
    if (pointer.type === 'conversation_updated' && last.get(`${pointer.type}:${pointer.row_id}`) !== index) companions[index] = [];
  });
  const wanted = new Set(companions.flat());
  for (const { type, row_id } of pointers) if (type === 'user_updated') wanted.add(row_id);
  const users = new Map((await userRows(tx, tenant_id, [...wanted])).map((user) => [user.id, user]));
  const met = new Set<string>();
  return pointers.flatMap((pointer, index) => {
    const events: FeedEvent[] = [];
    for (const user_id of companions[index] ?? []) {
      const user = users.get(user_id);
      const key = pair(pointer.conversation_id, user_id);
      if (user === undefined || (met.has(key) && pointer.type !== 'conversation_updated')) continue;
      met.add(key);
      events.push(userEvent(user, pointer.conversation_id, pointer.version));
    }
    const event = eventOf(pointer, found, users);
    return event === null ? [] : [...events, event];
  });
}

async function readRows(tx: Transaction, tenant_id: string, pointers: readonly Pointer[], since: number): Promise<Rows> {
  const of = new Map<EventKind, Pointer[]>();
  for (const pointer of pointers) {
    const kind = kindOf(pointer);
    const same = of.get(kind);
    if (same === undefined) of.set(kind, [pointer]);
    else same.push(pointer);
  }
  const ids = (kind: EventKind) => [...new Set((of.get(kind) ?? []).map((each) => each.row_id))];
  const ofMessages = [...new Set((of.get('message') ?? []).map((each) => each.conversation_id))];
  const [messages, conversations, participants, preferences, large, left] = await Promise.all([
    of.has('message') ? messageRows(tx, tenant_id, sql`m.id = any(${list(ids('message'))}::uuid[])`) : [],
    conversationRows(tx, tenant_id, ids('conversation')),
    participantFactsAt(tx, tenant_id, distinct(of.get('participant'))),
    ownedPreferences(tx, tenant_id, distinct(of.get('preference'))),
    ofMessages.length === 0 ? [] : rows<{ readonly id: string }>(tx, sql`
      select c.id from tenant_chat.conversation c
      where c.tenant_id = ${tenant_id}::uuid and c.id = any(${list(ofMessages)}::uuid[]) and c.participant_count > ${limits.participants_inline}::int`),
    countLeft(tx, tenant_id, ids('conversation'), since),
  ]);
  return {
    messages: new Map(messages.map((row) => [row.id, row])),
    conversations: new Map(conversations.map((row) => [row.id, row])),
    participants: new Map(participants.map((row) => [pair(row.participant.conversation_id, row.participant.user_id), row])),
    preferences: new Map(preferences.map((row) => [pair(row.preference.conversation_id, row.user_id), row])),
    large: new Set(large.map((row) => row.id)),
    // Whoever was in at any time since then is in now, or has left since then.
    uncovered: new Set(conversations.filter((row) => row.participants.length + (left.get(row.id) ?? 0) > limits.participants_inline).map((row) => row.id)),
  };
}

/** How many left since then, more than a conversation shows counted as so many; conversations that nobody left are left out. */
async function countLeft(tx: Transaction, tenant_id: string, conversation_ids: readonly string[], since: number): Promise<ReadonlyMap<string, number>> {
  if (conversation_ids.length === 0) return new Map();
  const left = await rows<{ readonly conversation_id: string; readonly count: number }>(tx, sql`
    select w.conversation_id, n.count from unnest(${list(conversation_ids)}::uuid[]) as w(conversation_id)
    cross join lateral (select count(*)::int as count from (
      select 1 from tenant_chat.participant p
      where p.tenant_id = ${tenant_id}::uuid and p.conversation_id = w.conversation_id and p.left_at is not null and p.version > ${since}::bigint
      limit ${limits.participants_inline}::int) l) n
    where n.count > 0`);
  return new Map(left.map(({ conversation_id, count }) => [conversation_id, count]));
}

const distinct = (pointers: readonly Pointer[] = []): readonly Pointer[] =>
  [...new Map(pointers.map((each) => [pair(each.conversation_id, each.row_id), each])).values()];

/** Whose rows come along: a new user writes no pointer, so she is told of where she is met first. */
function companionsOf({ type, row_id, conversation_id, version }: Pointer, found: Rows): readonly string[] {
  switch (type) {
    case 'participant_updated': {
      const facts = found.participants.get(pair(conversation_id, row_id));
      return facts !== undefined && facts.shown && facts.grant_version >= version ? [row_id] : [];
    }
    case 'message_created': case 'message_updated': {
      const message = found.messages.get(row_id);
      return message !== undefined && found.large.has(message.conversation_id) ? peopleIn(message) : [];
    }
    case 'conversation_updated': {
      const participants = found.uncovered.has(row_id) ? found.conversations.get(row_id)?.participants : [];
      return participants?.map((participant) => participant.user_id) ?? [];
    }
    case 'conversation_created': case 'message_deleted': case 'watermarks_moved': case 'preference_updated': case 'user_updated': return [];
  }
}

/** Who has to be known to read a message. */
export function peopleIn({ sender_id, mentions }: Message): readonly string[] {
  return [sender_id, ...mentions.filter((each) => each !== 'all')];
}

function eventOf({ type, row_id, conversation_id, version }: Pointer, found: Rows, users: ReadonlyMap<string, UserRow>): FeedEvent | null {
  switch (type) {
    case 'message_created': case 'message_updated': case 'message_deleted': {
      const message = found.messages.get(row_id);
      return message === undefined ? null : messageEvent(typeOf(type, message), message, version);
    }
    case 'conversation_created': case 'conversation_updated': {
      const conversation = found.conversations.get(row_id);
      return conversation === undefined ? null : conversationEvent(type, conversation, version);
    }
    case 'participant_updated': case 'watermarks_moved': {
      const facts = found.participants.get(pair(conversation_id, row_id));
      return facts === undefined ? null : participantEvent(facts, version, type === 'watermarks_moved');
    }
    case 'preference_updated': {
      const owned = found.preferences.get(pair(conversation_id, row_id));
      return owned === undefined ? null : preferenceEvent(owned, version);
    }
    case 'user_updated': {
      const user = users.get(row_id);
      return user === undefined ? null : userEvent(user, null, version);
    }
  }
}

type MessageEventType = Extract<EventType, `message_${string}`>;

/** A tombstone is told as one, whatever happened to the message before. */
export function typeOf(type: MessageEventType, message: Message): MessageEventType {
  return message.deleted_at === null ? type : 'message_deleted';
}

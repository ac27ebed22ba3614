import type { Message, UserRow } from '@tenant-chat/protocol/schemas';
import { limits } from '@tenant-chat/protocol/wire';
import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { list } from '../db/list.js';
import { rows } from '../db/rows.js';
import type { Transaction } from '../db/transaction.js';
import type { FeedEvent, Viewer } from './feed-event.js';
import { peopleIn, typeOf } from './read-events.js';
import { conversationRows } from './rows/conversation-rows.js';
import { messageColumns, messageOf, type StoredMessage } from './rows/message-rows.js';
import { participantFactsAt } from './rows/participant-rows.js';
import { ownedPreferences } from './rows/preference-rows.js';
import { userRows } from './rows/user-rows.js';
import { conversationEvent, messageEvent, participantEvent, preferenceEvent } from './to-event.js';

/** A conversation as somebody gets it who holds nothing of it. */
export interface Unit {
  /** Everybody met in it: its people where they are shown, and the senders. */
  readonly users: readonly UserRow[];
  /** The conversation, my own rows of it, its newest page of messages. */
  readonly events: readonly FeedEvent[];
}

/** By conversation_id, of conversations that the actor is in. `tx`: a snapshot. */
export async function readUnits(tx: Transaction, actor: Actor, viewer: Viewer, conversation_ids: readonly string[]): Promise<Map<string, Unit>> {
  if (conversation_ids.length === 0) return new Map();
  const { tenant_id, user_id } = actor;
  const mine = conversation_ids.map((conversation_id) => ({ conversation_id, row_id: user_id }));
  const [conversations, participants, preferences, messages] = await Promise.all([
    conversationRows(tx, tenant_id, conversation_ids),
    participantFactsAt(tx, tenant_id, mine),
    ownedPreferences(tx, tenant_id, mine),
    newestMessages(tx, tenant_id, conversation_ids, viewer),
  ]);
  const pages = byConversation(messages);
  const metIn = new Map(conversations.map(({ id, participants: people }) => [
    id, [...new Set([...people.map((person) => person.user_id), ...(pages.get(id) ?? []).flatMap(peopleIn)])],
  ]));
  const users = new Map((await userRows(tx, tenant_id, [...new Set([...metIn.values()].flat())])).map((user) => [user.id, user]));
  return new Map(conversations.map((conversation): [string, Unit] => {
    const { id } = conversation;
    return [id, {
      users: (metIn.get(id) ?? []).flatMap((each) => users.get(each) ?? []),
      events: [
        conversationEvent('conversation_created', conversation),
        ...participants.filter(({ participant }) => participant.conversation_id === id).map((facts) => participantEvent(facts)),
        ...preferences.filter(({ preference }) => preference.conversation_id === id).map((owned) => preferenceEvent(owned)),
        ...(pages.get(id) ?? []).map((message) => messageEvent(typeOf('message_created', message), message)),
      ],
    }];
  }));
}

/** The newest page of each, oldest first. */
async function newestMessages(tx: Transaction, tenant_id: string, conversation_ids: readonly string[], viewer: Viewer): Promise<Message[]> {
  const first_seqs = conversation_ids.map((id) => viewer.memberships.get(id)?.first_seq ?? Number.MAX_SAFE_INTEGER);
  const stored = await rows<StoredMessage>(tx, sql`
    select ${messageColumns}
    from unnest(${list(conversation_ids)}::uuid[], ${list(first_seqs)}::bigint[]) as w(conversation_id, first_seq)
    cross join lateral (
      select x.* from tenant_chat.message x
      where x.tenant_id = ${tenant_id}::uuid and x.conversation_id = w.conversation_id and x.seq >= w.first_seq
      order by x.seq desc limit ${limits.sync_messages_per_conversation}::int
    ) m order by m.conversation_id, m.seq`);
  return stored.map(messageOf);
}

function byConversation(messages: readonly Message[]): ReadonlyMap<string, readonly Message[]> {
  const pages = new Map<string, Message[]>();
  for (const message of messages) {
    const page = pages.get(message.conversation_id);
    if (page === undefined) pages.set(message.conversation_id, [message]);
    else page.push(message);
  }
  return pages;
}

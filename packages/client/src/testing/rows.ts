import type { ChatEvent, Conversation, ConversationRow, Message, Participant, Preference, User, UserRow } from '@tenant-chat/protocol/schemas';
import type { Input } from '../state/input.js';
import { initialState } from '../state/initial-state.js';
import { reduce } from '../state/reduce.js';
import type { State } from '../state/shape.js';

/** An id of a kind (8 hex digits say which) and a number. */
export function id(kind: string, number: number): string {
  return `${kind.padEnd(8, '0')}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

export const acme = id('acacac', 1);
export const ana = id('a0a', 1);
export const bruno = id('b0b', 1);
export const chen = id('c0c', 1);
export const room = id('e00', 1);
export const otherRoom = id('e00', 2);

export function userRow(user_id: string, name: string, version = 1): UserRow {
  return { id: user_id, external_id: name, name, avatar_url: null, title: null, role: 'member', deactivated_at: null, version };
}

export function user(user_id: string, name: string): User {
  return { ...userRow(user_id, name), status: 'online', last_seen_at: null };
}

export function participant(user_id: string, part: Partial<Participant> = {}): Participant {
  return {
    conversation_id: room, user_id, role: 'member', joined_at: '2026-03-01T08:00:00.000Z', left_at: null, read_seq: 0, delivered_seq: 0, from_seq: 1, version: 1, ...part,
  };
}

export function conversationRow(part: Partial<ConversationRow> = {}): ConversationRow {
  const row_id = part.id ?? room;
  return {
    id: row_id, kind: 'direct', title: null, description: null, colour: null, posting: 'all', participants: [ana, bruno].map((each) => participant(each, { conversation_id: row_id })),
    participant_count: 2, last_seq: 0, last_message_at: null, created_by: ana, created_at: '2026-03-01T08:00:00.000Z', version: 1, ...part,
  };
}

const own = {
  first_seq: 1, archived_seq: null, muted_until: null, notify: 'all', pinned_at: null, unread_seq: null, marked_read_seq: null, hidden_seqs: [], draft: null,
} satisfies Partial<Preference>;

export function preference(part: Partial<Preference> = {}): Preference {
  return { conversation_id: room, ...own, version: 1, ...part };
}

export function message(seq: number, part: Partial<Message> = {}): Message {
  return {
    id: id('d00', seq), conversation_id: room, seq, sender_id: bruno, kind: 'text', content: `message ${seq}`,
    created_at: new Date(Date.parse('2026-03-02T08:00:00.000Z') + seq * 1000).toISOString(), edited_at: null, deleted_at: null, reply_to_id: null,
    attachments: [], reactions: [], mentions: [], is_forwarded: false, pinned_at: null, version: 100 + seq, ...part,
  };
}

export function conversation(part: Partial<Conversation> = {}): Conversation {
  return {
    ...conversationRow(), last_message: null,
    mine: { unread_count: 0, read_seq: 0, archived: false, ...own, role: 'member', version: 1 }, ...part,
  };
}

export const created = (row: Message): ChatEvent => ({ type: 'message_created', version: row.version, message: row });
export const updated = (row: Message): ChatEvent => ({ type: 'message_updated', version: row.version, message: row });
export const conversationEvent = (row: ConversationRow): ChatEvent => ({ type: 'conversation_created', version: row.version, conversation: row });
export const participantEvent = (row: Participant): ChatEvent => ({ type: 'participant_updated', version: row.version, participant: row });
export const preferenceEvent = (row: Preference): ChatEvent => ({ type: 'preference_updated', version: row.version, preference: row });
export const userEvent = (row: UserRow): ChatEvent => ({ type: 'user_updated', version: row.version, user: row });

/** Ana's state after some inputs. */
export function anas(...inputs: readonly Input[]): State {
  const session: Input = { type: 'session', session: { status: 'open', user_id: ana, tenant_id: acme } };
  return [session, ...inputs].reduce(reduce, initialState());
}

/** Ana and Bruno talk: a direct conversation with messages 1 to `count`. */
export function talk(count: number): State {
  const messages = Array.from({ length: count }, (_, at) => created(message(at + 1)));
  const people = [userEvent(userRow(ana, 'Ana')), userEvent(userRow(bruno, 'Bruno'))];
  return anas({ type: 'reset', events: [...people, conversationEvent(conversationRow()), preferenceEvent(preference()), ...messages] }, { type: 'snapshot_completed' });
}

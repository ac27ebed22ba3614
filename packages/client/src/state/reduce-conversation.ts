import type { Conversation, ConversationRow } from '@tenant-chat/protocol/schemas';
import type { Draft } from './draft.js';
import type { KeptConversation } from './input.js';
import { loadMessages, putMessage } from './reduce-message.js';
import { markRead, putParticipant, withoutCrowd, withParticipant } from './reduce-participant.js';
import { putPreference } from './reduce-preference.js';
import { putUser } from './reduce-user.js';
import type { ConversationState } from './shape.js';

/** Puts a conversation by its version, and each person in it by his own. */
export function putConversation(draft: Draft, row: ConversationRow): void {
  const held = draft.state.conversations.get(row.id) ?? newConversation(draft, row);
  const merged = mergeRow(held.row, row);
  let next = merged === held.row ? held : { ...held, row: merged };
  for (const participant of row.participants) next = withParticipant(next, participant, draft.me);
  draft.set('conversations', row.id, withoutCrowd(next, draft.me));
}

/** An answer of the server: the row, what is mine, and the newest message. */
export function loadConversation(draft: Draft, { conversation }: { readonly conversation: Conversation }): void {
  const { last_message, mine, ...row } = conversation;
  putConversation(draft, row);
  const { id: conversation_id, created_at: joined_at } = row;
  const { unread_count: _, archived: __, read_seq, role, ...own } = mine;
  putPreference(draft, { conversation_id, ...own });
  // A crowd's answer lists nobody, not even me; version 0 gives way to whatever the feed brings.
  const user_id = draft.me;
  if (user_id !== null && !draft.state.conversations.get(conversation_id)?.participants.has(user_id)) {
    putParticipant(draft, { conversation_id, user_id, role, joined_at, left_at: null, read_seq, delivered_seq: null, from_seq: own.first_seq, version: 0 });
  }
  markRead(draft, { conversation_id, seq: read_seq });
  if (last_message) putMessage(draft, last_message);
}

/** What was kept from the last visit; what is held already is newer. */
export function restoreConversations(draft: Draft, { conversations }: { readonly conversations: readonly KeptConversation[] }): void {
  for (const { row, participants, preference, messages, users } of conversations) {
    if (draft.state.conversations.has(row.id)) continue;
    putConversation(draft, { ...row, participants: [...participants] });
    if (preference) putPreference(draft, preference);
    loadMessages(draft, { conversation_id: row.id, messages, referenced: [] });
    for (const user of users) putUser(draft, user);
  }
  if (conversations.length > 0) draft.assign({ ready: true });
}

function newConversation(draft: Draft, row: ConversationRow): ConversationState {
  const isOfRow = (item: { readonly conversation_id: string }): boolean => item.conversation_id === row.id;
  const outbox = draft.state.unplaced.filter(isOfRow);
  if (outbox.length > 0) draft.assign({ unplaced: draft.state.unplaced.filter((item) => !isOfRow(item)) });
  return { row: { ...row, participants: [] }, participants: new Map(), preference: null, messages: [], referenced: new Map(), outbox, typing: new Map() };
}

function mergeRow(held: ConversationRow, next: ConversationRow): ConversationRow {
  const [winner, loser] = next.version > held.version ? [next, held] : [held, next];
  const { last_seq, last_message_at } = latest(winner, loser);
  if (winner === held && last_seq === held.last_seq && last_message_at === held.last_message_at) return held;
  return { ...winner, participants: [], last_seq, last_message_at };
}

type Newest = Pick<ConversationRow, 'last_seq' | 'last_message_at'>;

/** A send bumps no version of the conversation, so the newest message wins whichever row it came with. */
function latest(one: Newest, other: Newest): Newest {
  return other.last_seq > one.last_seq ? other : one;
}

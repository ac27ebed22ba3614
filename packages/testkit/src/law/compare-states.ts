import { unreadCount, type ConversationState, type State } from '@tenant-chat/client';
import type { Conversation } from '@tenant-chat/protocol/schemas';

/**
 * What the law compares: everything that the feed carries, as plain data. A device that was there from the start may hold more
 * than a fresh one (older pages, tombstones of people who left); what both hold must be equal, and nothing may be missing.
 */
export function differences(folded: State, fresh: State): string[] {
  const found: string[] = [];
  const same = (path: string, one: unknown, other: unknown): void => {
    const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
    if (left !== right) found.push(`${path}: folded ${left}, fresh ${right}`);
  };
  same('conversations', [...folded.conversations.keys()].toSorted(byText), [...fresh.conversations.keys()].toSorted(byText));
  for (const [id, theirs] of fresh.conversations) {
    const mine = folded.conversations.get(id);
    if (mine === undefined) continue;
    same(`${id} row`, rowOf(mine), rowOf(theirs));
    same(`${id} participants`, participantsOf(mine), participantsOf(theirs));
    same(`${id} preference`, mine.preference, theirs.preference);
    const held = new Map(mine.messages.map((message) => [message.id, message]));
    for (const message of theirs.messages) same(`${id} message ${message.seq}`, held.get(message.id), message);
    // What was refused is kept for her to decide: a member's where only admins may post, a reply to what she may no longer see.
    same(`${id} outbox`, mine.outbox.filter(({ status, error }) => status !== 'failed' || (error !== 'role_required' && error !== 'reply_not_found')), []);
    const hidden = [...mine.messages, ...mine.referenced.values()].filter(({ seq }) => seq < (mine.preference?.first_seq ?? 1));
    same(`${id} held, and not to be seen`, hidden.map(({ seq }) => seq), []);
    same(`${id} order`, mine.messages.map((message) => message.seq), mine.messages.map((message) => message.seq).toSorted((one, other) => one - other));
  }
  for (const [id, user] of fresh.users) same(`user ${id}`, folded.users.get(id), user);
  return found;
}

/** Where the server counts other messages as unread than the client does that holds all of them. */
export function miscounted(state: State, listed: readonly Conversation[]): string[] {
  const { session } = state;
  if (session.status !== 'open') throw new Error('nobody is signed in');
  return listed.flatMap(({ id, last_seq, mine: { unread_count, first_seq } }) => {
    const conversation = state.conversations.get(id);
    if (conversation === undefined || conversation.row.last_seq !== last_seq || conversation.messages.length <= last_seq - first_seq) return [];
    const count = unreadCount(conversation, session.user_id);
    return count === unread_count ? [] : [`${id} unread: the server counts ${unread_count}, the client ${count}`];
  });
}

const byText = (one: string, other: string): number => (one < other ? -1 : 1);

function rowOf({ row }: ConversationState): unknown {
  return fieldsOf({ ...row, participants: [] });
}

function participantsOf({ participants }: ConversationState): unknown {
  const present = [...participants.values()].filter((one) => one.left_at === null);
  return present.sort((one, other) => (one.user_id < other.user_id ? -1 : 1)).map(fieldsOf);
}

/** In one order, whatever order they came in. */
function fieldsOf(row: object): unknown {
  return Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1));
}

import { limits } from '@tenant-chat/protocol/wire';
import { meOf } from '../me.js';
import type { ConversationState, State } from '../shape.js';
import { isArchived, isMuted, means } from './preferences.js';

/** From which message on I marked it unread; null: I did not, or have read on or written since. */
export function unreadMark(conversation: ConversationState, me: string): number | null {
  const { marked_read_seq = null, unread_seq = null } = conversation.preference ?? {};
  return marked_read_seq !== null && readSeq(conversation, me) <= marked_read_seq ? unread_seq : null;
}

/** The last message that I have read, or that stands before what I marked unread. */
export function readPoint(conversation: ConversationState, me: string): number {
  const marked = unreadMark(conversation, me) ?? Infinity;
  return Math.max(Math.min(readSeq(conversation, me), marked - 1), (conversation.preference?.first_seq ?? 1) - 1);
}

function readSeq({ participants }: ConversationState, me: string): number {
  return participants.get(me)?.read_seq ?? 0;
}

/** Others' visible texts above my read point, at most limits.unread_count_max. */
export function unreadCount(conversation: ConversationState, me: string): number {
  return Math.min(countAfter(conversation, me, readPoint(conversation, me)), limits.unread_count_max);
}

/** Others' visible texts above a number; neither tombstones nor what I deleted for me. What is not loaded counts as others'. */
export function countAfter(conversation: ConversationState, me: string, from: number): number {
  const hidden = (conversation.preference?.hidden_seqs ?? []).filter((seq) => seq > from);
  let count = Math.max(0, conversation.row.last_seq - from) - hidden.length;
  // From the end, as far as the read point: a long history costs nothing.
  for (let at = conversation.messages.length - 1; at >= 0; at -= 1) {
    const message = conversation.messages[at];
    if (!message || message.seq <= from) break;
    if (!hidden.includes(message.seq) && (message.sender_id === me || message.deleted_at !== null || message.kind === 'system')) count -= 1;
  }
  return Math.max(0, count);
}

/** Unread messages that mean me, of those that are loaded. */
export function mentionCount(conversation: ConversationState, me: string): number {
  const from = readPoint(conversation, me);
  let count = 0;
  for (let at = conversation.messages.length - 1; at >= 0; at -= 1) {
    const message = conversation.messages[at];
    if (!message || message.seq <= from) break;
    if (means(message, me) && !conversation.preference?.hidden_seqs.includes(message.seq)) count += 1;
  }
  return count;
}

/** `count`: of what is told in conversations that are not archived; `muted_only`: there is none, but elsewhere there is news. */
export function unreadTotal(state: State, now = state.now): { readonly count: number; readonly muted_only: boolean } {
  const me = meOf(state) ?? '';
  let count = 0;
  let muted = false;
  for (const conversation of state.conversations.values()) {
    const unread = isArchived(conversation) ? 0 : unreadCount(conversation, me);
    const told = isMuted(conversation, now) ? 0 : conversation.preference?.notify === 'mentions' ? Math.min(unread, mentionCount(conversation, me)) : unread;
    count += told;
    muted ||= unread > told;
  }
  return { count, muted_only: count === 0 && muted };
}

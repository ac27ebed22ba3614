import type { Message } from '@tenant-chat/protocol/schemas';
import type { ConversationState } from '../shape.js';

/** Archived by me, and nothing was written since. */
export function isArchived(conversation: ConversationState): boolean {
  const archived_seq = conversation.preference?.archived_seq ?? null;
  return archived_seq !== null && conversation.row.last_seq <= archived_seq;
}

/** For a while, or told of nothing. @param now ms since 1970 */
export function isMuted({ preference }: ConversationState, now: number): boolean {
  const muted_until = preference?.muted_until ?? null;
  return preference?.notify === 'none' || (muted_until !== null && Date.parse(muted_until) > now);
}

/** Whether a message means me: by name, or with everybody. */
export function means({ sender_id, mentions, deleted_at }: Message, me: string): boolean {
  return sender_id !== me && deleted_at === null && mentions.some((each) => each === me || each === 'all');
}

/** Whether nothing is to be told of this message. @param now ms since 1970 */
export function isQuiet(conversation: ConversationState, message: Message, me: string, now: number): boolean {
  return isMuted(conversation, now) || (conversation.preference?.notify === 'mentions' && !means(message, me));
}

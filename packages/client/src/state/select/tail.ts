import type { Message } from '@tenant-chat/protocol/schemas';
import type { ConversationState } from '../shape.js';

/**
 * The newest messages held without a hole. Numbers have no holes, so a missing number is a message that is not loaded (yet):
 * what stands before it waits, unseen, until `loadOlder` has closed the gap.
 */
export function tail(messages: readonly Message[]): readonly Message[] {
  let start = messages.length - 1;
  while (start > 0 && messages[start - 1]?.seq === (messages[start]?.seq ?? 0) - 1) start -= 1;
  return start <= 0 ? messages : messages.slice(start);
}

/** Whether there are messages before the tail that may be seen. */
export function hasOlder(conversation: ConversationState): boolean {
  const first_seq = Math.max(1, conversation.preference?.first_seq ?? 1);
  const oldest = tail(conversation.messages)[0]?.seq ?? conversation.row.last_seq + 1;
  return oldest > first_seq;
}

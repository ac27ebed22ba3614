import { hasOlder, unreadCount, type ConversationState } from '@tenant-chat/client';

/** Where the unread divider of an open conversation stands: fixed when it was opened, until it is left. */
export class UnreadPlace {
  /** The first message that was unread; null: none was. */
  from_seq: number | null = null;
  /** The newest message at the time of opening. */
  opened_seq = 0;
  /** How many were unread when it was opened. */
  count = 0;

  open(conversation: ConversationState, me: string): void {
    this.opened_seq = conversation.row.last_seq;
    this.count = unreadCount(conversation, me);
    this.from_seq = this.count > 0 ? (conversation.participants.get(me)?.read_seq ?? 0) + 1 : null;
  }

  /** Messages came while nobody looked: the divider stands before the first of them, unless it stands somewhere already. */
  missed(seq: number): void {
    this.from_seq ??= seq;
  }

  /** What to draw: the place, as long as the message there is loaded. */
  shownSeq(conversation: ConversationState): number | null {
    return this.isLoaded(conversation) ? this.from_seq : null;
  }

  isLoaded(conversation: ConversationState): boolean {
    if (this.from_seq === null || !hasOlder(conversation)) return true;
    return oldestSeq(conversation) <= this.from_seq;
  }
}

/** The oldest message held without a hole at the end. */
function oldestSeq({ messages }: ConversationState): number {
  let at = messages.length - 1;
  while (at > 0 && messages[at - 1]?.seq === (messages[at]?.seq ?? 0) - 1) at -= 1;
  return messages[at]?.seq ?? Infinity;
}

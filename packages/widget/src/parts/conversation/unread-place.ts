import { countAfter, hasOlder, readPoint, stretch, type ConversationState } from '@tenant-chat/client';

/** Where the unread divider of an open conversation stands: fixed when it was opened, until it is left. */
export class UnreadPlace {
  /** The first message that was unread; null: none was. */
  from_seq: number | null = null;
  /** The newest message at the time of opening. */
  opened_seq = 0;
  /** How many were unread when it was opened. */
  count = 0;
  /** Whether the divider was on the screen. */
  is_seen = false;

  open(conversation: ConversationState, me: string): void {
    this.opened_seq = conversation.row.last_seq;
    const read_seq = readPoint(conversation, me);
    this.count = countAfter(conversation, me, read_seq);
    this.from_seq = this.count > 0 ? read_seq + 1 : null;
  }

  /** Messages came while nobody looked: the divider stands before the first of them, unless it stands somewhere already. */
  missed(seq: number): void {
    this.from_seq ??= seq;
  }

  /** What to draw: the place, as long as the message there is among those shown. */
  shownSeq(conversation: ConversationState, place_seq: number | null): number | null {
    return this.isShown(conversation, place_seq) ? this.from_seq : null;
  }

  isShown(conversation: ConversationState, place_seq: number | null): boolean {
    if (this.from_seq === null || !hasOlder(conversation, place_seq)) return true;
    return (stretch(conversation.messages, place_seq)[0]?.seq ?? Infinity) <= this.from_seq;
  }
}

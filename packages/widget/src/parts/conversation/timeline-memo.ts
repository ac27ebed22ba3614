import { timeline, type ConversationState, type TimelineItem, type TimelineOptions } from '@tenant-chat/client';
import { localDay } from './local-day.js';

/** The items of one conversation, made again only when something that they show was replaced: not for typing, not for a draft. */
export class TimelineMemo {
  #of: Pick<ConversationState, 'messages' | 'outbox' | 'participants'> | null = null;
  #me = '';
  #options: TimelineOptions = { unread_from_seq: null, day_of: localDay };
  #items: readonly TimelineItem[] = [];

  items(conversation: ConversationState, me: string, unread_from_seq: number | null): readonly TimelineItem[] {
    const { messages, outbox, participants } = conversation;
    const is_same =
      this.#of?.messages === messages &&
      this.#of.outbox === outbox &&
      this.#of.participants === participants &&
      this.#me === me &&
      this.#options.unread_from_seq === unread_from_seq;
    if (is_same) return this.#items;
    if (this.#options.unread_from_seq !== unread_from_seq) this.#options = { unread_from_seq, day_of: localDay };
    this.#of = { messages, outbox, participants };
    this.#me = me;
    return (this.#items = timeline(conversation, me, this.#options));
  }
}

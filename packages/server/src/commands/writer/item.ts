import type { Message } from '@tenant-chat/protocol/schemas';
import type { Actor } from '../../actor.js';

/** What waits to be written, and who waits for it. */
export type Item = SendItem | ReadItem | DeliveredItem;

interface Waiting<Answer> {
  readonly actor: Actor;
  /** What it adds to a batch, in bytes of text. */
  readonly bytes: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export interface SendAnswer {
  /** stored: it had been sent before. */
  readonly verdict: 'stored' | 'new';
  readonly message: Message;
}

export interface ReadAnswer {
  readonly read_seq: number;
  readonly unread_count: number;
  /** Whether the conversation was marked unread: that is not taken back here. */
  readonly was_marked: boolean;
}

export interface SendItem extends Waiting<SendAnswer> {
  readonly kind: 'send';
  readonly id: string;
  readonly conversation_id: string;
  readonly content: string;
  readonly reply_to_id: string | null;
  readonly is_forwarded: boolean;
  /** Ids and 'all', commas between; null: nobody. */
  readonly meant: string | null;
  /** SHA-256, hex. */
  readonly sent_hash: string;
}

export interface ReadItem extends Waiting<ReadAnswer> {
  readonly kind: 'read';
  readonly conversation_id: string;
  /** null: all. */
  readonly message_id: string | null;
}

export interface DeliveredItem extends Waiting<void> {
  readonly kind: 'delivered';
  /** Everything visible up to this version of the clock. */
  readonly up_to: number;
  /** Where that is news, as the check before the clock found it: the newest message of each conversation. */
  readonly news: readonly Arrival[];
}

export interface Arrival {
  readonly conversation_id: string;
  readonly seq: number;
}

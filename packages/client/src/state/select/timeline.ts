import type { Message, Participant } from '@tenant-chat/protocol/schemas';
import type { ConversationState, OutboxItem } from '../shape.js';
import { hasNewer, placeOf, stretch } from './stretch.js';

export type TimelineItem =
  | { readonly kind: 'day'; readonly key: string; readonly day: string; readonly at: string | number }
  | { readonly kind: 'unread'; readonly key: 'unread' }
  | {
      readonly kind: 'message';
      /** The message's id, for life: the outbox item and the message it becomes share it. */
      readonly key: string;
      readonly message: Message | null;
      readonly outbox: OutboxItem | null;
      /** What it answers, as it is now; undefined: that is not loaded; null: it answers nothing. */
      readonly quoted: Message | null | undefined;
      readonly mine: boolean;
      readonly first_of_group: boolean;
      readonly last_of_group: boolean;
      /** Only on mine. */
      readonly tick: Tick | null;
      /** By how many others, as far as they tell; only of mine. */
      readonly read_by: number;
    };

export type Tick = 'waiting' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed';

export interface TimelineOptions {
  /** The first message that was unread when the conversation was opened; null: no divider. */
  readonly unread_from_seq: number | null;
  /** The calendar day, in the reader's zone, as a text that is equal on one day only. */
  readonly day_of: (instant: string | number) => string;
  /** The number of a message: what is held around it is shown; none: the end. */
  readonly place_seq?: number | null;
  /** Only the items of these numbers, as they are among all others; what is not sent counts on after the newest. `to_seq` is not among them. */
  readonly part?: { readonly from_seq: number; readonly to_seq: number };
}

/** Messages of one author within this time, on one day, are one group. */
export const GROUP_MS = 5 * 60_000;

interface Entry {
  readonly key: string;
  readonly sender_id: string;
  readonly at: string | number;
  readonly day: string;
  readonly seq: number;
  readonly isText: boolean;
  readonly message: Message | null;
  readonly outbox: OutboxItem | null;
}

/** What a conversation shows, oldest first: the messages held without a hole around a place (the end), then what is not yet sent. */
export function timeline(conversation: ConversationState, me: string, options: TimelineOptions): readonly TimelineItem[] {
  const { part = { from_seq: 0, to_seq: Infinity }, unread_from_seq } = options;
  const entries = entriesOf(conversation, me, options, part);
  const others = [...conversation.participants.values()].filter((each) => each.user_id !== me && each.left_at === null && each.read_seq !== null);
  const items: TimelineItem[] = [];
  entries.forEach((entry, index) => {
    if (entry.seq < part.from_seq || entry.seq >= part.to_seq) return;
    const [before, after] = [entries[index - 1], entries[index + 1]];
    if (entry.day !== before?.day) items.push({ kind: 'day', key: `day ${entry.day}`, day: entry.day, at: entry.at });
    const isFirstUnread = unread_from_seq !== null && entry.message !== null && entry.seq >= unread_from_seq && (before === undefined || before.seq < unread_from_seq);
    if (isFirstUnread) items.push({ kind: 'unread', key: 'unread' });
    const mine = entry.sender_id === me;
    items.push({
      kind: 'message',
      key: entry.key,
      message: entry.message,
      outbox: entry.outbox,
      quoted: quotedBy(entry, conversation),
      mine,
      first_of_group: isFirstUnread || !isOneGroup(before, entry),
      last_of_group: !isOneGroup(entry, after),
      ...(mine ? readingOf(entry, others) : { tick: null, read_by: 0 }),
    });
  });
  return items;
}

/** The entries of a part and the one before and after it, on which groups and days depend. */
function entriesOf(conversation: ConversationState, me: string, { day_of, place_seq = null }: TimelineOptions, { from_seq, to_seq }: { from_seq: number; to_seq: number }): readonly Entry[] {
  const held = stretch(conversation.messages, place_seq);
  const first_seq = held[0]?.seq ?? 0;
  const hidden = conversation.preference?.hidden_seqs ?? [];
  const shown = held.slice(Math.max(0, from_seq - 1 - first_seq), Math.max(0, to_seq + 1 - first_seq)).filter(({ seq }) => !hidden.includes(seq));
  const messages = shown.map((message) => ({
    key: message.id, sender_id: message.sender_id, at: message.created_at, day: day_of(message.created_at), seq: message.seq,
    isText: message.kind === 'text', message, outbox: null,
  }));
  if (hasNewer(conversation, place_seq)) return messages;
  const newest = newestSeq(conversation);
  if (to_seq < newest) return messages;
  const unsent = conversation.outbox.map((outbox, at) => ({
    key: outbox.id, sender_id: me, at: outbox.written_at, day: day_of(outbox.written_at), seq: newest + 1 + at, isText: true, message: null, outbox,
  }));
  return [...messages, ...unsent];
}

/** From which number on no message is what an answer quotes: numbers are for life, so none is looked at twice. */
const looked = new WeakMap<object, number>();

/** What is answered, as it is now; undefined: that is not loaded; null: nothing is, or what I deleted for me. */
export function quotedBy(entry: Pick<Entry, 'message' | 'outbox'>, conversation: ConversationState): Message | null | undefined {
  const origin = originOf(entry, conversation);
  return origin && conversation.preference?.hidden_seqs.includes(origin.seq) ? null : origin;
}

/** A long history costs nothing but the first time. */
function originOf({ message, outbox }: Pick<Entry, 'message' | 'outbox'>, { messages, referenced }: ConversationState): Message | null | undefined {
  const answer = message ?? outbox;
  const id = answer?.reply_to_id;
  if (!answer || id == null) return null;
  const known = referenced.get(id);
  if (known) return known;
  let lowest = looked.get(answer) ?? message?.seq ?? Infinity;
  let at = placeOf(messages, lowest);
  // As far as numbers follow each other: what is in a hole may come yet.
  for (; at >= 0 && messages[at]?.id !== id; at -= 1) if (messages[at]?.seq === lowest - 1) lowest -= 1;
  const found = messages[at];
  looked.set(answer, found ? found.seq + 1 : lowest);
  return found;
}

/** The number of the newest message, loaded or not. */
export function newestSeq({ messages, row }: ConversationState): number {
  return Math.max(messages.at(-1)?.seq ?? 0, row.last_seq);
}

function isOneGroup(one: Entry | undefined, other: Entry | undefined): boolean {
  if (!one || !other || one.sender_id !== other.sender_id || one.day !== other.day) return false;
  return one.isText && other.isText && Math.abs(instantOf(other.at) - instantOf(one.at)) <= GROUP_MS;
}

function instantOf(at: string | number): number {
  return typeof at === 'number' ? at : Date.parse(at);
}

/** By those of the others, who are in and tell, who may see it. */
function readingOf({ message, outbox, seq }: Entry, others: readonly Participant[]): { readonly tick: Tick; readonly read_by: number } {
  if (!message) return { tick: outbox?.status ?? 'waiting', read_by: 0 };
  const readers = others.filter(({ from_seq }) => from_seq <= seq);
  const read_by = readers.filter(({ read_seq }) => (read_seq ?? 0) >= seq).length;
  const is_delivered = readers.length > 0 && readers.every(({ delivered_seq }) => (delivered_seq ?? 0) >= seq);
  return { tick: read_by > 0 ? 'read' : is_delivered ? 'delivered' : 'sent', read_by };
}

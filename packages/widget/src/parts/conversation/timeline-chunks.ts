import { hasNewer, newestSeq, quotedBy, stretch, timeline, type ConversationState, type TimelineItem } from '@tenant-chat/client';
import { localDay } from './local-day.js';

/** Some rows that are laid out, drawn and taken out of the document together (performance.md, "The browser"), or the gap that others left. */
export interface Chunk {
  /** The messages numbered from `id * CHUNK_ROWS` on: a row never moves from one chunk to another. */
  readonly id: number;
  /** The last one of a gap; else the same. */
  readonly to_id: number;
  /** The same array as long as nothing in it changed: what has been drawn of it stays. null: a gap, of which nothing is in the document. */
  readonly items: readonly TimelineItem[] | null;
  readonly has_waiting: boolean;
}

/** So few that a view that is dragged through a long list has little to draw for each frame. */
export const CHUNK_ROWS = 16;

export function chunkOf(seq: number): number {
  return Math.floor(seq / CHUNK_ROWS);
}

/** What of a conversation is shown. */
export interface TimelineOf {
  readonly conversation: ConversationState;
  readonly me: string;
  readonly place_seq: number | null;
  readonly unread_from_seq: number | null;
}

interface Made {
  readonly chunk: Chunk;
  /** Its messages with the one before and the one after. */
  readonly messages: ConversationState['messages'];
  readonly of: TimelineOf;
}

/**
 * Cuts a timeline into chunks by the numbers of the messages, so that borders stay where they are whatever comes before, after or in
 * between, and only chunks with a change are drawn again. Items are made for the chunks in the document alone: a hundred thousand
 * messages cost no more than a hundred.
 */
export class TimelineChunks {
  #made = new Map<number, Made>();
  #chunks: readonly Chunk[] = [];

  /** The same array again unless something in it changed. */
  update(of: TimelineOf, isDrawn: (id: number) => boolean): readonly Chunk[] {
    const { from_seq, end_seq } = shownSeqs(of);
    const messages = stretch(of.conversation.messages, of.place_seq);
    const made = new Map<number, Made>();
    const chunks: Chunk[] = [];
    const last_id = chunkOf(end_seq - 1);
    for (let id = chunkOf(from_seq); id <= last_id && from_seq < end_seq; id += 1) {
      if (isDrawn(id)) {
        const one = make(id, messages, of, this.#made.get(id));
        made.set(id, one);
        chunks.push(one.chunk);
      } else {
        const gap_id = id;
        while (id < last_id && !isDrawn(id + 1)) id += 1;
        chunks.push(this.#gap(gap_id, id));
      }
    }
    this.#made = made;
    const is_same = chunks.length === this.#chunks.length && chunks.every((chunk, n) => chunk === this.#chunks[n]);
    return is_same ? this.#chunks : (this.#chunks = chunks);
  }

  #gap(id: number, to_id: number): Chunk {
    return this.#chunks.find((chunk) => chunk.id === id && chunk.to_id === to_id && chunk.items === null) ?? { id, to_id, items: null, has_waiting: false };
  }
}

/** The numbers shown, `end_seq` not among them; what is not sent counts on after the newest. */
export function shownSeqs({ conversation, place_seq }: Pick<TimelineOf, 'conversation' | 'place_seq'>): { readonly from_seq: number; readonly end_seq: number } {
  const shown = stretch(conversation.messages, place_seq);
  const newest = newestSeq(conversation);
  const end_seq = hasNewer(conversation, place_seq) ? (shown.at(-1)?.seq ?? 0) + 1 : newest + 1 + conversation.outbox.length;
  return { from_seq: shown[0]?.seq ?? newest + 1, end_seq };
}

function make(id: number, all: ConversationState['messages'], of: TimelineOf, before: Made | undefined): Made {
  const part = { from_seq: id * CHUNK_ROWS, to_seq: (id + 1) * CHUNK_ROWS };
  const first_seq = all[0]?.seq ?? 0;
  const messages = all.slice(Math.max(0, part.from_seq - 1 - first_seq), Math.max(0, part.to_seq + 1 - first_seq));
  if (before && isUntouched(before, messages, of)) return { ...before, of };
  const { conversation, me, place_seq, unread_from_seq } = of;
  const known = new Map(before?.chunk.items?.map((item) => [item.key, item]));
  // A row whose item is the same is not drawn again.
  const items = timeline(conversation, me, { place_seq, unread_from_seq, day_of: localDay, part }).map((item) => {
    const held = known.get(item.key);
    return held && isSame(item, held) ? held : item;
  });
  const is_same = before?.chunk.items?.length === items.length && items.every((item, n) => item === before.chunk.items?.[n]);
  return { chunk: is_same ? before.chunk : { id, to_id: id, items, has_waiting: items.some(isWaiting) }, messages, of };
}

/** Nothing that its items show was replaced: not for typing, not for a draft. */
function isUntouched({ chunk, messages, of }: Made, next: Made['messages'], { conversation, me, unread_from_seq }: TimelineOf): boolean {
  const { participants, outbox, preference } = of.conversation;
  return (
    conversation.participants === participants && conversation.outbox === outbox && conversation.preference?.hidden_seqs === preference?.hidden_seqs && of.me === me && of.unread_from_seq === unread_from_seq &&
    messages.length === next.length && messages.every((message, n) => message === next[n]) &&
    // What is quoted may stand in another chunk.
    !chunk.items?.some((item) => item.kind === 'message' && quotedBy(item, conversation) !== item.quoted)
  );
}

function isSame(a: TimelineItem, b: TimelineItem): boolean {
  const keys = Object.keys(a) as (keyof TimelineItem)[]; // Object.keys forgets which object it was asked about.
  return keys.every((key) => a[key] === b[key]);
}

function isWaiting(item: TimelineItem): boolean {
  return item.kind === 'message' && item.tick === 'waiting';
}

import { Sender } from 'ws';
import type { FeedRange } from '../feed/feed-event.js';

/** A range on its way out. Built once for all the sockets that get the same one: the text, and the bytes of its WebSocket frame. */
export class EncodedRange {
  readonly range: FeedRange;
  #frame: Buffer | null = null;

  constructor(range: FeedRange) {
    this.range = range;
  }

  /** The whole WebSocket text frame. */
  frame(): Buffer {
    this.#frame ??= textFrame(`{"type":"${this.range.reset ? 'reset' : 'range'}",${rangeFields(this.range)}}`);
    return this.#frame;
  }
}

/** An unmasked text frame of a server, ready for the wire. */
export function textFrame(text: string): Buffer {
  return Buffer.concat(Sender.frame(Buffer.from(text), { fin: true, rsv1: false, opcode: 1, mask: false, readOnly: true }));
}

/** The fields of a range as JSON, without the braces; the events are JSON already. */
export function rangeFields(range: FeedRange): string {
  const from = range.reset ? '"reset":true,"from":null' : `"from":${JSON.stringify(range.from)}`;
  const limited = range.limited.length > 0 ? `,"limited":${JSON.stringify(range.limited)}` : '';
  return `${from},"to":${JSON.stringify(range.to)},"events":[${range.events.join(',')}],"has_more":${range.has_more}${limited}`;
}

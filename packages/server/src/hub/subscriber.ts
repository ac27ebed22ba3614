import { decodePosition, encodePosition, type Position } from '@tenant-chat/protocol/wire';
import type { Session } from '../actor.js';
import type { FeedRange, Membership } from '../feed/feed-event.js';
import { EncodedRange } from './encoded-range.js';
import type { EncodedSignal } from './encoded-signal.js';
import type { FeedReading } from './feed-reader.js';

/** What carries ranges to one device. A transport carries; it never decides. */
export interface Transport {
  sendRange(range: EncodedRange): void;
  sendSignal(signal: EncodedSignal): void;
  /** Whether the device reads too slowly to be given more now. */
  isFull(): boolean;
  /** Something failed on our side: the device is to come back. */
  fail(error: unknown): void;
}

/** The part of the tenant's hub that a subscriber needs. */
export interface FeedSource {
  read(session: Session, position: Position | null): Promise<FeedReading>;
  /** Resolves when the hub has read at least as far. */
  reach(epoch: number, version: number): Promise<void>;
  /** Cuts over to live delivery, unless something stands in between: then the subscriber goes on catching up. */
  join(subscriber: Subscriber, memberships: Map<string, Membership>): void;
  leave(subscriber: Subscriber): void;
}

/**
 * One device on the feed, for both transports: catch up, cut over, live. It is a position and a dirty bit, never a queue:
 * a device that reads too slowly goes back to catching up from where it stands.
 */
export class Subscriber {
  session: Session;
  readonly transport: Transport;
  /** Where the device stands, as text; null: nowhere yet. */
  cursor: string | null;
  state: 'catching_up' | 'stalled' | 'live' | 'closed' = 'catching_up';
  memberships: Map<string, Membership> = new Map();
  /** ms since 1970; when the device stopped reading, null while it reads. */
  stalled_at: number | null = null;
  readonly #source: FeedSource;
  #running = false;

  constructor(source: FeedSource, session: Session, transport: Transport, cursor: string | null) {
    this.#source = source;
    this.session = session;
    this.transport = transport;
    this.cursor = cursor;
  }

  get position(): Position | null {
    return this.cursor === null ? null : decodePosition(this.cursor);
  }

  /** What the person is in, as far as the device has followed; null: it was never live, so nobody knows. */
  conversations(): Iterable<string> | null {
    return this.state !== 'live' && this.memberships.size === 0 ? null : this.memberships.keys();
  }

  /** Goes (back) to catching up and then live; harmless when it is on its way already. */
  async catchUp(): Promise<void> {
    if (this.state === 'closed') return;
    if (this.state === 'live') this.#source.leave(this);
    this.state = 'catching_up';
    // The loop that runs already looks at the state after each step.
    if (this.#running) return;
    this.#running = true;
    try {
      while (this.#isCatchingUp()) await this.#step();
    } catch (error) {
      this.transport.fail(error);
    } finally {
      this.#running = false;
    }
  }

  #isCatchingUp(): boolean {
    return this.state === 'catching_up';
  }

  /** One page; at the end of the pages the cut to live. */
  async #step(): Promise<void> {
    if (this.transport.isFull()) return this.#stall();
    const reading = await this.#source.read(this.session, this.position);
    if (!this.#isCatchingUp()) return;
    this.give(reading.range);
    if (reading.range.has_more) return;
    await this.#source.reach(reading.clock.epoch, reading.clock.version);
    if (this.#isCatchingUp()) this.#source.join(this, reading.memberships);
  }

  /** Gives a range of its own to the device; an empty one that moves nothing is not sent. */
  give(range: FeedRange): void {
    if (!range.reset && range.events.length === 0 && range.to === this.cursor) return;
    this.deliver(new EncodedRange(range));
  }

  deliver(encoded: EncodedRange): void {
    this.cursor = encoded.range.to;
    this.transport.sendRange(encoded);
  }

  /** The device no longer reads: nothing is kept for it but its position. */
  #stall(): void {
    this.state = 'stalled';
    this.stalled_at ??= Date.now();
  }

  /** After something was given to the device: lets go of the feed when the device is full. */
  checkFlow(): void {
    if (this.state !== 'live' || !this.transport.isFull()) return;
    this.#source.leave(this);
    this.#stall();
  }

  /** Called by the sweep: goes on when the device reads again. */
  resume(): void {
    if (this.state !== 'stalled' || this.transport.isFull()) return;
    this.stalled_at = null;
    void this.catchUp();
  }

  close(): void {
    if (this.state === 'closed') return;
    this.#source.leave(this);
    this.state = 'closed';
  }
}

export function cursorOf(epoch: number, version: number): string {
  return encodePosition({ epoch, version, key: '' });
}

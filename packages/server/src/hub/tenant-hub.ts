import type { Signal } from '@tenant-chat/protocol/schemas';
import type { Position } from '@tenant-chat/protocol/wire';
import type { Session } from '../actor.js';
import type { ClockReading, Commit, FeedEvent, Membership } from '../feed/feed-event.js';
import { onceEachRow } from '../feed/once-each-row.js';
import { mayReceive, textFor } from '../feed/visibility.js';
import { Audiences } from './audiences.js';
import { EncodedSignal } from './encoded-signal.js';
import type { FeedReader, FeedReading } from './feed-reader.js';
import { Ring } from './ring.js';
import { routeEvents } from './route-events.js';
import { cursorOf, type FeedSource, type Subscriber } from './subscriber.js';

/** Devices of a tenant on a node up to which presence goes to all of them. */
const PRESENCE_TO_ALL = 100;
/** Devices in a conversation up to which its people are told of each other's presence in larger tenants. */
const PRESENCE_IN_GROUP = 50;
/** Among more devices than that, typing goes out once in so long: each signal is as many frames as a message, and of many the names are not shown. */
const TYPING_PAUSE_MS = 250;
/** So many conversations are remembered for that. */
const TYPED_MAX = 1_000;

/** Deliveries an event from which on a room is wide: there, writing to sockets is most of the work. */
const WIDE = 50;
/** In a wide room under load, what comes within so long of the last delivery goes out together: fewer, larger writes. */
const WIDE_PAUSE_MS = 2;

/** A replica of one tenant's feed on this node: where it stands, the newest events, and who listens. */
export class TenantHub implements FeedSource {
  readonly tenant_id: string;
  readonly audiences = new Audiences();
  readonly #reader: FeedReader;
  #epoch: number;
  #version: number;
  #cursor: string;
  #ring: Ring;
  /** How far the hub is known to be behind: the newest version heard of. */
  #heard: number;
  #advancing: Promise<void> | null = null;
  /** Accepted, and on its way to the live ones within WIDE_PAUSE_MS. */
  #undelivered: FeedEvent[] = [];
  #delivery: NodeJS.Timeout | null = null;
  #delivered_at = 0;
  #is_wide = false;
  /** By conversation: when somebody's typing was told to many. */
  readonly #typed_at = new Map<string, number>();

  constructor(tenant_id: string, reader: FeedReader, clock: ClockReading) {
    this.tenant_id = tenant_id;
    this.#reader = reader;
    this.#epoch = clock.epoch;
    this.#version = clock.version;
    this.#heard = clock.version;
    this.#cursor = cursorOf(clock.epoch, clock.version);
    this.#ring = new Ring(clock.version);
  }

  read(session: Session, position: Position | null): Promise<FeedReading> {
    return this.#reader.readFor(session, position);
  }

  /** A write of this node was committed. Its events are at hand unless another node wrote in between. */
  commit(commit: Commit): void {
    const follows = commit.epoch === this.#epoch && commit.from <= this.#version;
    if (follows && commit.to <= this.#version) return;
    if (follows && commit.events !== null && this.#advancing === null) {
      this.#accept(commit.events.filter((event) => event.version > this.#version), commit.to);
    } else {
      this.hear(commit.epoch, commit.to);
    }
  }

  /** A doorbell, or the safety poll: somebody committed up to this version. */
  hear(epoch: number, version: number): void {
    void this.reach(epoch, version).catch(() => undefined); // The safety poll asks again.
  }

  async reach(epoch: number, version: number): Promise<void> {
    // The read in flight may be older than what was heard: hence a second. What that does not find is not there: somebody rang ahead.
    for (let reads = 0; reads < 2 && (epoch !== this.#epoch || version > this.#version); reads += 1) {
      this.#heard = Math.max(this.#heard, version);
      this.#advancing ??= this.#advance(epoch).finally(() => {
        this.#advancing = null;
      });
      await this.#advancing;
    }
  }

  async #advance(heard_epoch: number): Promise<void> {
    let epoch = heard_epoch;
    while (this.#version < this.#heard || epoch !== this.#epoch) {
      const tail = await this.#reader.readTail(this.tenant_id, this.#version);
      if (tail.clock.epoch !== this.#epoch || tail.clock.version < this.#version || tail.purged) return this.#startAfresh(tail.clock);
      epoch = this.#epoch;
      if (tail.to <= this.#version) {
        this.#heard = this.#version; // Whoever heard of more asks once more.
        return;
      }
      this.#accept(tail.events, tail.to);
    }
  }

  /** The database lost commits, or what happened is no longer told: everybody loads afresh, from their own position. */
  #startAfresh(clock: ClockReading): void {
    this.#epoch = clock.epoch;
    this.#version = clock.version;
    this.#heard = clock.version;
    this.#cursor = cursorOf(clock.epoch, clock.version);
    this.#ring = new Ring(clock.version);
    this.#undelivered = [];
    for (const subscriber of this.audiences.live()) void subscriber.catchUp();
  }

  /** New events in (version, to]: memberships first, then everybody who may see them. */
  #accept(events: readonly FeedEvent[], to: number): void {
    this.#ring.append(events);
    this.#version = to;
    this.#heard = Math.max(this.#heard, to);
    this.#cursor = cursorOf(this.#epoch, to);
    for (const event of events) if (event.membership !== null) this.#applyMembership(event, event.membership);
    this.#undelivered.push(...events);
    if (!this.#is_wide || performance.now() - this.#delivered_at >= WIDE_PAUSE_MS) this.#deliver();
    else this.#delivery ??= setTimeout(() => this.#deliver(), WIDE_PAUSE_MS);
  }

  #deliver(): void {
    if (this.#delivery !== null) clearTimeout(this.#delivery);
    this.#delivery = null;
    const events = this.#undelivered;
    if (events.length === 0) return;
    this.#undelivered = [];
    this.#is_wide = routeEvents(events, this.audiences, this.#cursor) > WIDE * events.length;
    this.#delivered_at = performance.now();
    // Sockets are written to at the end of this turn: that is the work, so the pause is counted from there.
    if (this.#is_wide) setImmediate(() => { this.#delivered_at = performance.now(); });
  }

  #applyMembership(event: FeedEvent, membership: NonNullable<FeedEvent['membership']>): void {
    if (event.conversation_id === null || event.user_id === null) return;
    for (const subscriber of this.audiences.ofUser(event.user_id)) {
      if (subscriber.state !== 'live') continue;
      const known = subscriber.memberships.get(event.conversation_id);
      if (!membership.active) this.audiences.forget(subscriber, event.conversation_id);
      // What a grant reveals is older than where the subscriber stands: only SQL knows it.
      else if (known === undefined || known.grant_version < membership.grant_version || known.told_since < membership.told_since) void subscriber.catchUp();
    }
  }

  join(subscriber: Subscriber, memberships: Map<string, Membership>): void {
    this.#deliver(); // Or it would get twice what the ring gives it.
    const position = subscriber.position;
    if (position === null || position.key !== '' || position.epoch !== this.#epoch || position.version > this.#version) return;
    const missed = this.#ring.after(position.version);
    if (missed === null) return;
    for (const { user_id, conversation_id, membership } of missed) {
      if (membership === null || conversation_id === null || user_id !== subscriber.session.user_id) continue;
      if (!membership.active) memberships.delete(conversation_id);
      else if (Math.max(membership.grant_version, membership.told_since) > position.version) return;
    }
    const viewer = { user_id: subscriber.session.user_id, memberships };
    const events = onceEachRow(missed.filter((event) => mayReceive(event, viewer))).map((event) => textFor(event, viewer));
    if (events.length > 0) subscriber.give({ reset: false, from: subscriber.cursor, to: this.#cursor, events, has_more: false, limited: [] });
    if (subscriber.state === 'closed') return; // A poll is over with its first answer.
    subscriber.memberships = memberships;
    subscriber.state = 'live';
    this.audiences.add(subscriber);
  }

  leave(subscriber: Subscriber): void {
    this.audiences.remove(subscriber);
  }

  /** Invisible writes move positions too, but nobody is woken for each: called every few seconds. */
  settle(): void {
    this.#deliver();
    for (const subscriber of this.audiences.live()) {
      if (subscriber.cursor === this.#cursor) continue;
      subscriber.give({ reset: false, from: subscriber.cursor, to: this.#cursor, events: [], has_more: false, limited: [] });
      subscriber.checkFlow();
    }
  }

  /** To the people of these conversations, but not to the person it is about. */
  signal(signal: Signal, audience: readonly string[]): void {
    const listeners = this.#listenersOf(signal, audience);
    if (signal.type === 'typing' && signal.is_typing && listeners.size > PRESENCE_IN_GROUP && !this.#mayTellTyping(signal.conversation_id)) return;
    const encoded = new EncodedSignal(signal);
    for (const subscriber of listeners) {
      if (subscriber.session.user_id !== signal.user_id) subscriber.transport.sendSignal(encoded);
    }
  }

  #mayTellTyping(conversation_id: string): boolean {
    const now = performance.now();
    if (now - (this.#typed_at.get(conversation_id) ?? -TYPING_PAUSE_MS) < TYPING_PAUSE_MS) return false;
    if (this.#typed_at.size >= TYPED_MAX) this.#typed_at.clear();
    this.#typed_at.set(conversation_id, now);
    return true;
  }

  /** Presence is everybody's in a small tenant; in a large one everybody's presence to everybody would be most of what is sent. */
  #listenersOf(signal: Signal, audience: readonly string[]): ReadonlySet<Subscriber> {
    if (signal.type === 'typing') return this.audiences.ofConversation(audience[0] ?? '');
    if (this.audiences.live().size <= PRESENCE_TO_ALL) return this.audiences.live();
    const listeners = new Set<Subscriber>();
    for (const conversation_id of audience) {
      const people = this.audiences.ofConversation(conversation_id);
      if (people.size <= PRESENCE_IN_GROUP) for (const subscriber of people) listeners.add(subscriber);
    }
    return listeners;
  }
}

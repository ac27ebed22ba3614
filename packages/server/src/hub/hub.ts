import type { Signal } from '@tenant-chat/protocol/schemas';
import type { Session } from '../actor.js';
import { ChatError } from '../chat-error.js';
import type { Commit } from '../feed/feed-event.js';
import type { Bus, BusMessage } from './bus.js';
import type { FeedReader } from './feed-reader.js';
import { Subscriber, type Transport } from './subscriber.js';
import { TenantHub } from './tenant-hub.js';

const SAFETY_POLL_MS = 5_000;
const UNWELL_POLL_MS = 1_000;
/** After Redis was away other nodes may be without their link a while longer: their bells are lost. */
const RECOVERY_MS = 5_000;
const SETTLE_MS = 5_000;
const SWEEP_MS = 1_000;
/** A device that has not read for so long is let go; its position brings it back. */
const STALLED_MS = 15_000;
/** A tenant without listeners is kept so long, for those who reload the page. */
const EMPTY_MS = 60_000;

/** A device on this node, as the hub's sweeps see it. */
export interface Connection {
  readonly subscriber: Subscriber;
  /** Ends it with a code of the table of close codes. */
  end(code: 4401 | 4408 | 4409 | 1012 | 1013, reconnect_after_ms: number): void;
  /** Once a second: heartbeats. */
  sweep(now: number): void;
}

export interface HubOptions {
  readonly reader: FeedReader;
  readonly bus: Bus;
  /** Ids of those sessions that are over: bells of sign-outs may have been lost. */
  readonly revokedAmong: (sessions: readonly Session[]) => Promise<ReadonlySet<string>>;
  /** A bell of a sign-out was heard: caches forget the session. */
  readonly onRevoked: (session_id: string) => void;
  readonly onError: (error: unknown) => void;
  readonly safety_poll_ms?: number | undefined;
}

interface Room {
  readonly hub: TenantHub;
  readonly unsubscribe: () => void;
  readonly connections: Set<Connection>;
  empty_since: number;
}

/** The feeds of the tenants that somebody on this node listens to. */
export class Hub {
  readonly #options: HubOptions;
  readonly #rooms = new Map<string, Room>();
  readonly #opening = new Map<string, Promise<Room>>();
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #unwatchHealth: () => void;
  /** ms since 1970. */
  #health_changed_at = 0;
  #pollTimer: NodeJS.Timeout | null = null;
  #closing = false;

  constructor(options: HubOptions) {
    this.#options = options;
    this.#timers.push(setInterval(() => this.#sweep(Date.now()), SWEEP_MS).unref());
    this.#timers.push(setInterval(() => { for (const room of this.#rooms.values()) room.hub.settle(); }, SETTLE_MS).unref());
    this.#unwatchHealth = options.bus.onHealth(() => {
      this.#health_changed_at = Date.now();
      void this.#poll();
    });
    this.#schedulePoll();
  }

  /** After every commit of this node: its listeners get it at once, the other nodes hear the bell. */
  commit(commit: Commit): void {
    this.#rooms.get(commit.tenant_id)?.hub.commit(commit);
    this.#options.bus.publish(commit.tenant_id, { kind: 'clock', epoch: commit.epoch, version: commit.to });
  }

  /** Something that may be lost, to the people of these conversations, on all nodes. */
  signal(tenant_id: string, audience: readonly string[], signal: Signal): void {
    const { bus } = this.#options;
    const message = { kind: 'signal', audience, signal } as const;
    if (bus.healthy) bus.publish(tenant_id, message);
    // Its echo would not come either: the people of this node hear it all the same.
    else this.#hear(tenant_id, message);
  }

  /** A session is over: its sockets close, on all nodes. */
  revoke(tenant_id: string, session_id: string): void {
    this.#hear(tenant_id, { kind: 'revoked', session_id });
    this.#options.bus.publish(tenant_id, { kind: 'revoked', session_id });
  }

  /** Makes a subscriber of a device; nothing is sent before `subscriber.catchUp()`. Rejects when the database is away, or the node ends. */
  async subscribe(session: Session, transport: Transport, cursor: string | null): Promise<Subscriber> {
    this.#requireOpen();
    const room = await this.#room(session.tenant_id);
    return new Subscriber(room.hub, session, transport, cursor);
  }

  /** Takes a device into the sweeps. Returns its undo, which also closes the subscriber. */
  register(connection: Connection): () => void {
    this.#requireOpen();
    const room = this.#rooms.get(connection.subscriber.session.tenant_id);
    if (room === undefined) throw new Error('subscribe before register');
    room.connections.add(connection);
    return () => {
      room.connections.delete(connection);
      connection.subscriber.close();
      if (room.connections.size === 0) room.empty_since = Date.now();
    };
  }

  /** Everybody has been told to come back elsewhere: who comes still would be told nothing any more. */
  #requireOpen(): void {
    if (this.#closing) throw new ChatError('unavailable');
  }

  /** The devices of this node, for sweeps and figures. */
  *connections(): Iterable<Connection> {
    for (const room of this.#rooms.values()) yield* room.connections;
  }

  /** Tells every device to come back, spread over a few seconds, and stops. */
  async close(): Promise<void> {
    this.#closing = true;
    for (const timer of this.#timers) clearInterval(timer);
    if (this.#pollTimer !== null) clearTimeout(this.#pollTimer);
    this.#unwatchHealth();
    for (const connection of [...this.connections()]) connection.end(1012, Math.floor(Math.random() * 2_000));
    for (const room of this.#rooms.values()) room.unsubscribe();
    await Promise.allSettled(this.#opening.values());
    this.#rooms.clear();
  }

  async #room(tenant_id: string): Promise<Room> {
    const found = this.#rooms.get(tenant_id);
    if (found !== undefined) {
      found.empty_since = Date.now();
      return found;
    }
    let opening = this.#opening.get(tenant_id);
    if (opening === undefined) {
      opening = this.#openRoom(tenant_id).finally(() => this.#opening.delete(tenant_id));
      this.#opening.set(tenant_id, opening);
    }
    return opening;
  }

  /** Subscribe, then read the clock: a bell between the two would be lost the other way round. */
  async #openRoom(tenant_id: string): Promise<Room> {
    const unsubscribe = await this.#options.bus.subscribe(tenant_id, (message) => this.#hear(tenant_id, message));
    try {
      const clock = await this.#options.reader.readClock(tenant_id);
      const room: Room = { hub: new TenantHub(tenant_id, this.#options.reader, clock), unsubscribe, connections: new Set(), empty_since: Date.now() };
      this.#rooms.set(tenant_id, room);
      return room;
    } catch (error) {
      unsubscribe();
      throw error;
    }
  }

  #hear(tenant_id: string, message: BusMessage): void {
    if (message.kind === 'revoked') this.#options.onRevoked(message.session_id);
    const room = this.#rooms.get(tenant_id);
    if (room === undefined) return;
    if (message.kind === 'clock') room.hub.hear(message.epoch, message.version);
    else if (message.kind === 'signal') room.hub.signal(message.signal, message.audience);
    else this.#end(room, new Set([message.session_id]));
  }

  #end(room: Room, session_ids: ReadonlySet<string>): void {
    for (const connection of [...room.connections]) {
      if (session_ids.has(connection.subscriber.session.id)) connection.end(4401, 0);
    }
  }

  #schedulePoll(): void {
    const { bus } = this.#options;
    if (!bus.distributed || this.#closing) return;
    const isWell = bus.healthy && Date.now() - this.#health_changed_at > RECOVERY_MS;
    this.#pollTimer = setTimeout(() => void this.#poll(), isWell ? (this.#options.safety_poll_ms ?? SAFETY_POLL_MS) : UNWELL_POLL_MS).unref();
  }

  /** Heals lost bells: where do the clocks stand, and which sessions are over. */
  async #poll(): Promise<void> {
    if (this.#pollTimer !== null) clearTimeout(this.#pollTimer);
    this.#pollTimer = null;
    try {
      const clocks = await this.#options.reader.readClocks([...this.#rooms.keys()]);
      for (const [tenant_id, clock] of clocks) this.#rooms.get(tenant_id)?.hub.hear(clock.epoch, clock.version);
      const sessions = [...this.connections()].map((connection) => connection.subscriber.session);
      const over = sessions.length === 0 ? new Set<string>() : await this.#options.revokedAmong(sessions);
      if (over.size > 0) for (const room of this.#rooms.values()) this.#end(room, over);
    } catch (error) {
      this.#options.onError(error);
    } finally {
      if (this.#pollTimer === null) this.#schedulePoll();
    }
  }

  #sweep(now: number): void {
    for (const [tenant_id, room] of this.#rooms) {
      for (const connection of [...room.connections]) sweepConnection(connection, now);
      if (room.connections.size === 0 && now - room.empty_since > EMPTY_MS) {
        room.unsubscribe();
        this.#rooms.delete(tenant_id);
      }
    }
  }
}

function sweepConnection(connection: Connection, now: number): void {
  const { subscriber } = connection;
  if (subscriber.session.expires_at <= now) connection.end(4401, 0);
  else if (subscriber.stalled_at !== null && now - subscriber.stalled_at > STALLED_MS) connection.end(4408, 1_000);
  else {
    subscriber.resume();
    connection.sweep(now);
  }
}

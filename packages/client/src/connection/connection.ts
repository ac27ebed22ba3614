import type { DownFrame, UpFrame } from '@tenant-chat/protocol/schemas';
import { PROTOCOL_VERSION } from '@tenant-chat/protocol/wire';
import { asApiError } from '../api-error.js';
import type { Transport, TransportEnd } from '../transport-shape.js';
import { backOff } from './back-off.js';
import type { ConnectionParts } from './connection-parts.js';
import { startHeartbeat, type Heartbeat } from './heartbeat.js';
import { holds, machine, statusOf, type MachineEvent, type MachineState } from './machine.js';
import { watchPage } from './watch-page.js';

/** So long a connection has to hold before the next trouble counts as the first. */
const STABLE_MS = 60_000;
/** For a socket to open, and again for its welcome. */
const SOCKET_MS = 10_000;
/** The browser may be wrong about being offline. */
const OFFLINE_MS = 30_000;
/** First pause before a socket is tried again while polling; it doubles, at most to twenty times itself. */
const PROBE_MS = 30_000;
const PROBE_FACTOR_MAX = 20;
/** Sockets that close unopened before long-poll takes over. */
const BLOCKED_AFTER = 2;

/** Drives the machine: what a state does on entering, and what the world's answers mean as events. */
export class Connection {
  readonly #parts: ConnectionParts;
  #state: MachineState = 'idle';
  #socket: Transport | null = null;
  #poll: Transport | null = null;
  #heartbeat: Heartbeat | null = null;
  #lost_at: number | null = null;
  /** Failures since the connection was last stable. */
  #attempt = 0;
  #overs = 0;
  #unopened = 0;
  #probes = 0;
  #isBlocked = false;
  /** The next pause, when somebody asked for one. */
  #asked_ms: number | null = null;
  #cancelTimer = (): void => {};
  #cancelStable: (() => void) | null = null;
  #unwatch = (): void => {};

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
  }

  /** Whether operations have a good chance to reach the server now. */
  get isWorking(): boolean {
    return this.#state !== 'idle' && this.#lost_at === null;
  }

  start(): void {
    if (this.#state !== 'idle') return;
    this.#unwatch = watchPage(this.#parts.page, {
      online: () => this.#onNetwork('online'),
      offline: () => this.#onNetwork('offline'),
      visible: () => (this.#heartbeat ? this.#heartbeat.doubt() : this.#fire('visible')),
    });
    this.#fire('start');
  }

  stop(): void {
    this.#unwatch();
    this.#fire('stop');
  }

  /** false: there is no socket now. */
  send(frame: UpFrame): boolean {
    return this.#state === 'live' && this.#socket !== null && this.#socket.send(frame);
  }

  /** Begins again, from where we stand. @param delay_ms null: as after a failure */
  reconnect(delay_ms: number | null): void {
    this.#asked_ms = delay_ms;
    this.#fire('unreachable');
  }

  /** The person is there, or wants something: no pause any more. */
  wake(): void {
    if (this.#state === 'waiting' && this.#parts.page.isOnline()) this.#fire('visible');
  }

  ping(): void {
    this.send({ type: 'ping', active: this.#parts.isActive() });
  }

  #fire(event: MachineEvent): void {
    const next = machine[this.#state][event];
    if (next) this.#enter(next);
  }

  #enter(next: MachineState): void {
    this.#cancelTimer();
    const held = holds[next];
    if (held !== 'socket' && held !== 'any') this.#closeSocket();
    if (held !== 'poll' && held !== 'any') this.#closePoll();
    this.#state = next;
    this.#publish();
    this.#entries[next]?.();
  }

  readonly #entries: Readonly<Partial<Record<MachineState, () => void>>> = {
    idle: () => {
      this.#lost_at = null;
      this.#publish();
      this.#cancelStable?.();
      this.#attempt = this.#overs = 0;
      this.#trySockets();
      this.#asked_ms = null;
    },
    opening: () => this.#openSession(),
    dialing: () => {
      if (this.#parts.dial && !this.#isBlocked) this.#dial();
      else this.#fire('socket_blocked');
    },
    greeting: () => {
      const cursor = this.#parts.position();
      this.#socket?.send({ type: 'hello', protocol: PROTOCOL_VERSION, ...(cursor !== null && { cursor }) });
      this.#limitSocket();
    },
    live: () => {
      this.#trySockets();
      this.#works();
    },
    polling: () => {
      this.#poll ??= this.#parts.poll({ onOpen: () => this.#works(), onFrame: (frame) => this.#onFrame(frame), onEnd: (end) => this.#onEnd(end, 'halted') });
      if (!this.#parts.dial) return;
      const pause_ms = PROBE_MS * Math.min(2 ** this.#probes++, PROBE_FACTOR_MAX);
      this.#wait(pause_ms * (0.5 + this.#parts.random() / 2));
    },
    probing: () => this.#dial(),
    waiting: () => {
      const delay_ms = this.#asked_ms ?? backOff(this.#attempt, this.#parts.random);
      this.#attempt += 1;
      this.#asked_ms = null;
      this.#wait(delay_ms);
    },
    offline: () => {
      this.#parts.onUnreachable();
      this.#wait(OFFLINE_MS);
    },
    refused: () => this.#wait(backOff(++this.#attempt, this.#parts.random)),
  };

  /** What is known of blocked sockets is forgotten. */
  #trySockets(): void {
    this.#unopened = this.#probes = 0;
    this.#isBlocked = false;
  }

  #wait(delay_ms: number): void {
    this.#cancelTimer = this.#parts.clock.after(delay_ms, () => this.#fire('timer'));
  }

  #openSession(): void {
    let isStale = false;
    this.#cancelTimer = () => void (isStale = true);
    this.#parts.session.ensure().then(
      () => isStale || this.#fire('session_opened'),
      (error: unknown) => isStale || this.#onSessionError(error),
    );
  }

  #onSessionError(error: unknown): void {
    const { next, code, retry_after_ms } = asApiError(error);
    if (next === 'retry') return this.#onUnreachable(retry_after_ms);
    this.#parts.onRefused(code);
    this.#fire('session_refused');
  }

  #dial(): void {
    this.#limitSocket();
    this.#socket =
      this.#parts.dial?.({
        onOpen: () => this.#fire('socket_opened'),
        onFrame: (frame) => this.#onFrame(frame),
        // While it is probing the poll goes on: only this way is closed.
        onEnd: (end) => this.#onEnd(end, this.#state === 'probing' ? 'socket_blocked' : 'halted'),
      }) ?? null;
  }

  #limitSocket(): void {
    this.#cancelTimer = this.#parts.clock.after(SOCKET_MS, () => {
      this.#isBlocked = true;
      this.#fire('socket_blocked');
    });
  }

  #onEnd({ kind, reason, retry_after_ms }: TransportEnd, halted: MachineEvent): void {
    if (kind === 'session_over') return this.#onSessionOver();
    if (kind === 'unreachable') return this.#onUnreachable(retry_after_ms);
    if (kind === 'halted') {
      this.#parts.onHalted(reason);
      return this.#fire(halted);
    }
    if (kind === 'blocked') this.#isBlocked ||= reason === 'forbidden' || ++this.#unopened >= BLOCKED_AFTER;
    this.#fire(kind === 'blocked' && this.#isBlocked ? 'socket_blocked' : 'socket_lost');
  }

  /** The first time sign in at once; a server that takes no session for long is given time. */
  #onSessionOver(): void {
    this.#parts.session.drop();
    if (this.#overs++ === 0) return this.#fire('session_over');
    this.#fire('unreachable');
  }

  #onUnreachable(retry_after_ms: TransportEnd['retry_after_ms']): void {
    if (retry_after_ms) this.#asked_ms = retry_after_ms + backOff(1, this.#parts.random);
    const { page } = this.#parts;
    this.#fire(page.isOnline() ? 'unreachable' : 'offline');
    this.#parts.onUnreachable();
  }

  #onNetwork(event: 'online' | 'offline'): void {
    // Another network may let sockets through.
    this.#trySockets();
    this.#fire(event);
  }

  #onFrame(frame: DownFrame): void {
    this.#heartbeat?.heard();
    if (frame.type === 'welcome') return this.#onWelcome(frame.heartbeat_ms);
    if (frame.type === 'bye') return void (this.#asked_ms = frame.reconnect_after_ms + backOff(1, this.#parts.random) / 2);
    // From where we stand: at once the first time, then with pauses, so that no fault becomes a storm.
    if (!this.#parts.onFrame(frame)) this.reconnect(this.#attempt === 0 ? 0 : null);
  }

  #onWelcome(interval_ms: number): void {
    if (this.#state !== 'greeting') return;
    this.#heartbeat = startHeartbeat({
      clock: this.#parts.clock,
      interval_ms,
      ping: () => this.ping(),
      onSilent: () => this.#fire('socket_lost'),
    });
    this.#fire('welcome');
  }

  #works(): void {
    if (this.#lost_at === null) return;
    this.#lost_at = null;
    this.#asked_ms = null;
    this.#cancelStable = this.#parts.clock.after(STABLE_MS, () => (this.#attempt = this.#overs = 0));
    this.#publish();
    this.#parts.onWorking();
  }

  #publish(): void {
    const isWorking = this.#lost_at === null && holds[this.#state] !== undefined && this.#state !== 'dialing';
    if (!isWorking && this.#state !== 'idle') {
      this.#lost_at ??= this.#parts.clock.now();
      this.#cancelStable?.();
    }
    this.#parts.onStatus({ status: statusOf[this.#state] ?? 'connecting', lost_at: this.#lost_at });
  }

  #closeSocket(): void {
    this.#heartbeat?.stop();
    this.#socket?.close();
    this.#heartbeat = this.#socket = null;
  }

  #closePoll(): void {
    this.#poll?.close();
    this.#poll = null;
  }
}

import type { UpFrame } from '@tenant-chat/protocol/schemas';
import { PROTOCOL_VERSION, closeCodes, decodePosition, errors, limits, operations, type CloseCode, type ErrorBody } from '@tenant-chat/protocol/wire';
import type { WebSocket } from 'ws';
import type { Session } from '../actor.js';
import { ChatError } from '../chat-error.js';
import type { PersonOperation } from '../commands/operation-handlers.js';
import { textFrame, type EncodedRange } from '../hub/encoded-range.js';
import type { EncodedSignal } from '../hub/encoded-signal.js';
import type { Connection } from '../hub/hub.js';
import type { Subscriber, Transport } from '../hub/subscriber.js';
import { decodeUpFrame } from './decode-up-frame.js';
import type { LiveDependencies } from './live-dependencies.js';
import type { SocketOutlet } from './socket-outlet.js';

const SILENT_MS = 20_000;
const DEAD_MS = 35_000;
/** Frames in ten seconds; a person's client sends a few. */
const MOST_FRAMES = 400;
const FRAME_WINDOW_MS = 10_000;
const MOST_REQUESTS = 64;

/** One socket of a signed-in person: translates frames, decides nothing. */
export class SocketConnection implements Transport, Connection {
  readonly #dependencies: LiveDependencies;
  readonly #websocket: WebSocket;
  readonly #outlet: SocketOutlet;
  #session: Session;
  #subscriber: Subscriber | null = null;
  #leave: (() => void)[] = [];
  #heard_at = Date.now();
  #pinged = false;
  #frames = 0;
  #window_at = Date.now();
  #requests = 0;
  #ended = false;
  /** A hello that we understand came. */
  isGreeted = false;

  constructor(dependencies: LiveDependencies, websocket: WebSocket, outlet: SocketOutlet, session: Session) {
    this.#dependencies = dependencies;
    this.#websocket = websocket;
    this.#outlet = outlet;
    this.#session = session;
  }

  get subscriber(): Subscriber {
    if (this.#subscriber === null) throw new Error('registered before hello');
    return this.#subscriber;
  }

  /** A text frame came. */
  receive(text: string): void {
    this.alive();
    if (this.#ended || this.#isFlooding()) return;
    const decoded = decodeUpFrame(text);
    if ('frame' in decoded) {
      if (this.#subscriber !== null || decoded.frame.type === 'hello') this.#handle(decoded.frame);
    } else if (decoded.ref !== null) {
      // Else it is passed over: a newer client may know frames that we do not.
      const error: ErrorBody = { error: { code: 'invalid_request', message: errors.invalid_request.message } };
      this.#reply(decoded.ref, 400, JSON.stringify(error));
    }
  }

  alive(): void {
    this.#heard_at = Date.now();
    this.#pinged = false;
  }

  #isFlooding(): boolean {
    const now = Date.now();
    if (now - this.#window_at > FRAME_WINDOW_MS) {
      this.#window_at = now;
      this.#frames = 0;
    }
    this.#frames += 1;
    if (!this.#dependencies.limits_on || this.#frames <= MOST_FRAMES) return false;
    this.end(1013, FRAME_WINDOW_MS);
    return true;
  }

  #handle(frame: UpFrame): void {
    switch (frame.type) {
      case 'hello': void this.#hello(frame.protocol, frame.cursor ?? null).catch((error: unknown) => this.fail(error)); return;
      case 'ping':
        this.#dependencies.presence.setActive(this.#session, this, frame.active !== false);
        this.#outlet.writeJson({ type: 'pong' });
        return;
      case 'received': {
        const position = decodePosition(frame.cursor);
        if (position !== null) this.#dependencies.deliveries.add(this.#session, position.version);
        return;
      }
      case 'typing': void this.#dependencies.dispatch(this.#session, 'set_typing', { conversation_id: frame.conversation_id, is_typing: frame.is_typing }); return;
      case 'renew': void this.#renew(frame.access_token); return;
      case 'request': void this.#request(frame.ref, frame.operation as PersonOperation, frame.input); return;
    }
  }

  async #hello(protocol: number, cursor: string | null): Promise<void> {
    if (this.isGreeted) return;
    if (protocol !== PROTOCOL_VERSION) return this.end(4426, 0);
    this.isGreeted = true;
    const known = cursor !== null && decodePosition(cursor) !== null ? cursor : null;
    const subscriber = await this.#dependencies.hub.subscribe(this.#session, this, known);
    if (this.#ended || this.#subscriber !== null) return;
    this.#subscriber = subscriber;
    this.#leave = [this.#dependencies.hub.register(this), this.#dependencies.presence.connect(this.#session, this, () => subscriber.conversations())];
    const { user_id, expires_at } = this.#session;
    this.#outlet.writeJson({
      type: 'welcome', protocol: PROTOCOL_VERSION, user_id, expires_at: new Date(expires_at).toISOString(), heartbeat_ms: limits.heartbeat_ms,
    } as { type: string });
    await this.#requireSession();
    await subscriber.catchUp();
  }

  /** What ended between the admission and the hello told nobody: from here on the hub does. */
  async #requireSession(): Promise<void> {
    const session = this.#session;
    const isOver = session.expires_at <= Date.now() || (await this.#dependencies.identity.revokedAmong([session])).size > 0;
    if (isOver) this.end(4401, 0);
  }

  async #renew(access_token: string): Promise<void> {
    try {
      const session = await this.#dependencies.identity.ofAccessToken(access_token);
      if (session.tenant_id !== this.#session.tenant_id || session.user_id !== this.#session.user_id) throw new ChatError('session_required');
      this.#session = session;
      if (this.#subscriber !== null) this.#subscriber.session = session;
    } catch (error) {
      // A store that is away ends nothing: the session holds until it expires.
      if (error instanceof ChatError && error.code === 'session_required') this.end(4401, 0);
    }
  }

  async #request(ref: number, operation: PersonOperation, input: unknown): Promise<void> {
    // Answers are no queue either: who does not read what was asked for is given no more of it.
    if (this.#requests >= MOST_REQUESTS || this.#outlet.isFull()) return this.#replyTooMany(ref);
    this.#requests += 1;
    const answer = await this.#dependencies.dispatch(this.#session, operation, input);
    this.#requests -= 1;
    // What was written has to be told; what was only read can be asked for again.
    if (operations[operation].effect === 'read' && this.#outlet.isFull()) return this.#replyTooMany(ref);
    this.#reply(ref, answer.status, answer.json);
  }

  #replyTooMany(ref: number): void {
    const error: ErrorBody = { error: { code: 'rate_limited', message: 'Too many requests at once.' } };
    this.#reply(ref, 429, JSON.stringify(error));
  }

  #reply(ref: number, status: number, json: string | Buffer | null): void {
    this.#outlet.write(textFrame(`{"type":"reply","ref":${ref},"status":${status},"body":${String(json)}}`));
    this.#subscriber?.checkFlow();
  }

  sendRange(range: EncodedRange): void {
    this.#outlet.write(range.frame());
  }

  sendSignal(signal: EncodedSignal): void {
    if (!this.#outlet.isFull()) this.#outlet.write(signal.frame());
  }

  isFull(): boolean {
    return this.#outlet.isFull();
  }

  fail(error: unknown): void {
    if (!(error instanceof ChatError)) this.#dependencies.onError(error);
    this.end(1013, 1_000 + Math.floor(Math.random() * 2_000));
  }

  sweep(now: number): void {
    const silent = now - this.#heard_at;
    if (silent > DEAD_MS) this.#websocket.terminate();
    else if (silent > SILENT_MS && !this.#pinged) {
      this.#pinged = true;
      this.#websocket.ping();
    }
  }

  /** Tells why and when to come back, then closes; what the device has not read by then is resumed from its position. */
  end(code: CloseCode, reconnect_after_ms: number): void {
    if (this.#ended) return;
    const { reason } = closeCodes[code];
    this.#outlet.writeJson({ type: 'bye', reason, reconnect_after_ms } as { type: string });
    this.closed();
    this.#websocket.close(code, reason);
  }

  /** The socket is gone, or about to be. */
  closed(): void {
    this.#ended = true;
    for (const undo of this.#leave) undo();
    this.#leave = [];
  }
}

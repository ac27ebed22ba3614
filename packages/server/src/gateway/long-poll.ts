import type { OperationInput, Signal } from '@tenant-chat/protocol/schemas';
import { decodePosition, type ErrorCode } from '@tenant-chat/protocol/wire';
import type { FastifyRequest } from 'fastify';
import type { Session } from '../actor.js';
import { ChatError } from '../chat-error.js';
import type { FeedRange } from '../feed/feed-event.js';
import { rangeFields, type EncodedRange } from '../hub/encoded-range.js';
import type { EncodedSignal } from '../hub/encoded-signal.js';
import type { Connection } from '../hub/hub.js';
import type { Subscriber, Transport } from '../hub/subscriber.js';
import { HeldDevices } from './held-devices.js';
import type { LiveDependencies } from './live-dependencies.js';

/** Signals come in flurries: the first one holds the answer so long for the others. */
const SIGNAL_DELAY_MS = 100;
const MOST_SIGNALS = 100;
/** Who was let go for a newer device comes back after so long: eleven devices would else let one another go without end. */
const LET_GO_MS = 30_000;

type EndCode = Parameters<Connection['end']>[0];

/** What a socket is told by its close code, as the answer to a request. */
const refusals: Readonly<Record<EndCode, ErrorCode>> = {
  4401: 'session_required', 4408: 'unavailable', 4409: 'too_many_devices', 1012: 'unavailable', 1013: 'unavailable',
};

export type AnswerSync = (session: Session, query: OperationInput<'sync'>, request: FastifyRequest) => Promise<string>;

/** Answers `sync`: at once, or with `wait` when something happens. The answer is JSON text. Throws ChatError. */
export function createAnswerSync(dependencies: LiveDependencies): AnswerSync {
  const polls = new HeldDevices<Poll>((oldest) => oldest.end(4409, LET_GO_MS));
  return async (session, { cursor, wait }, request) => {
    const position = cursor === undefined ? null : decodePosition(cursor);
    if (cursor !== undefined && position === null) throw new ChatError('invalid_cursor');
    // The poll that asks from here on has received everything up to here.
    if (position !== null) dependencies.deliveries.add(session, position.version);
    if (wait === undefined || wait === 0) return `{${rangeFields((await dependencies.reader.readFor(session, position)).range)}}`;
    const poll = new Poll(dependencies, session, cursor ?? null);
    const release = polls.hold(session, poll);
    try {
      return await poll.answer(wait * 1_000, request);
    } finally {
      release();
    }
  };
}

/** One held request: a device that takes one answer. */
class Poll implements Transport, Connection {
  readonly #dependencies: LiveDependencies;
  readonly #session: Session;
  readonly #from: string | null;
  readonly #signals: Signal[] = [];
  readonly #answer: Promise<string>;
  #settle!: { readonly resolve: (text: string) => void; readonly reject: (error: unknown) => void };
  #isAnswered = false;
  #subscriber: Subscriber | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(dependencies: LiveDependencies, session: Session, from: string | null) {
    this.#dependencies = dependencies;
    this.#session = session;
    this.#from = from;
    this.#answer = new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
    // It may be let go before anybody waits for it.
    this.#answer.catch(() => undefined);
  }

  get subscriber(): Subscriber {
    if (this.#subscriber === null) throw new Error('registered before subscribing');
    return this.#subscriber;
  }

  async answer(wait_ms: number, request: FastifyRequest): Promise<string> {
    const { socket } = request.raw;
    const gone = (): void => this.#answerEmpty();
    socket.once('close', gone);
    try {
      this.#subscriber = await this.#dependencies.hub.subscribe(this.#session, this, this.#from);
      if (socket.destroyed) this.#answerEmpty();
      return this.#isAnswered ? await this.#answer : await this.#hold(wait_ms);
    } finally {
      socket.off('close', gone);
    }
  }

  async #hold(wait_ms: number): Promise<string> {
    const undo = [this.#dependencies.hub.register(this), this.#dependencies.presence.connect(this.#session, this, () => this.subscriber.conversations())];
    this.#timer = setTimeout(() => this.#answerEmpty(), wait_ms);
    try {
      void this.subscriber.catchUp();
      return await this.#answer;
    } finally {
      clearTimeout(this.#timer);
      for (const leave of undo) leave();
    }
  }

  sendRange({ range }: EncodedRange): void {
    // A range that brings nothing only moves the position: the answer will begin where the request stood.
    if (range.reset || range.events.length > 0 || range.has_more) this.#give({ ...range, from: range.reset ? null : this.#from });
  }

  sendSignal({ signal }: EncodedSignal): void {
    if (this.#signals.length >= MOST_SIGNALS || this.#signals.push(signal) > 1) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#answerEmpty(), SIGNAL_DELAY_MS);
  }

  isFull(): boolean {
    return false;
  }

  fail(error: unknown): void {
    this.#refuse(error);
  }

  sweep(): void {
    // The request ends by itself.
  }

  end(code: EndCode, reconnect_after_ms: number): void {
    const isWait = code !== 4401;
    this.#refuse(new ChatError(refusals[code], isWait ? { retry_after_s: Math.max(1, Math.ceil(reconnect_after_ms / 1_000)) } : {}));
  }

  #answerEmpty(): void {
    const to = this.#subscriber?.cursor ?? this.#from;
    if (to === null) this.#refuse(new ChatError('unavailable'));
    else this.#give({ reset: false, from: this.#from, to, events: [], has_more: false, limited: [] });
  }

  #give(range: FeedRange): void {
    const signals = this.#signals.length > 0 ? `,"signals":${JSON.stringify(this.#signals)}` : '';
    this.#settle.resolve(`{${rangeFields(range)}${signals}}`);
    this.#over();
  }

  #refuse(error: unknown): void {
    this.#settle.reject(error);
    this.#over();
  }

  #over(): void {
    this.#isAnswered = true;
    this.#subscriber?.close();
  }
}

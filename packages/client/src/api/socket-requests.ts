import type { DownFrame, UpFrame } from '@tenant-chat/protocol/schemas';
import { errorOfAnswer, unreachable } from '../api-error.js';
import type { Clock } from '../ports.js';

type RequestFrame = Extract<UpFrame, { readonly type: 'request' }>;
type ReplyFrame = Extract<DownFrame, { readonly type: 'reply' }>;

interface Pending {
  readonly resolve: (body: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly cancel: () => void;
}

const TIMEOUT_MS = 15_000;

/** Requests over the socket, by number. */
export class SocketRequests {
  readonly #send: (frame: UpFrame) => boolean;
  readonly #clock: Clock;
  readonly #pending = new Map<number, Pending>();
  #ref = 0;

  constructor(send: (frame: UpFrame) => boolean, clock: Clock) {
    this.#send = send;
    this.#clock = clock;
  }

  /** null: the socket can not carry it now. Rejects with ApiError; status 0 when the outcome is unknown. */
  ask(operation: string, input: RequestFrame['input']): Promise<unknown> | null {
    const frame: RequestFrame = { type: 'request', ref: ++this.#ref, operation, input };
    // No valid request is larger than a frame may be: a text has at most 5,000 characters, a list of people 500.
    if (!this.#send(frame)) return null;
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.after(TIMEOUT_MS, () => this.#settle(frame.ref, (pending) => pending.reject(unreachable())));
      this.#pending.set(frame.ref, { resolve, reject, cancel });
    });
  }

  answer({ ref, status, body }: ReplyFrame): void {
    const isGood = status >= 200 && status < 300;
    this.#settle(ref, (pending) => (isGood ? pending.resolve(body) : pending.reject(errorOfAnswer(status, body, null))));
  }

  /** The socket is gone, and with it every answer. */
  abandon(): void {
    for (const ref of [...this.#pending.keys()]) this.#settle(ref, (pending) => pending.reject(unreachable()));
  }

  #settle(ref: number, settle: (pending: Pending) => void): void {
    const pending = this.#pending.get(ref);
    if (!pending) return;
    this.#pending.delete(ref);
    pending.cancel();
    settle(pending);
  }
}

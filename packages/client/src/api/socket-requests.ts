import type { DownFrame, UpFrame } from '@tenant-chat/protocol/schemas';
import { errorOfAnswer } from '../api-error.js';
import type { Clock } from '../ports.js';

type RequestFrame = Extract<UpFrame, { readonly type: 'request' }>;
type ReplyFrame = Extract<DownFrame, { readonly type: 'reply' }>;

interface RequestsParts {
  readonly clock: Clock;
  /** false: there is no socket now. */
  readonly send: (frame: UpFrame) => boolean;
}

/** Requests over the socket, by number. */
export interface SocketRequests {
  /** null: the socket can not carry it now. Rejects with ApiError; status 0 when the outcome is unknown. */
  ask(operation: string, input: RequestFrame['input']): Promise<unknown> | null;
  answer(reply: ReplyFrame): void;
  /** The socket is gone, and with it every answer. */
  abandon(): void;
}

const TIMEOUT_MS = 15_000;

export function createSocketRequests({ clock, send }: RequestsParts): SocketRequests {
  const pending = new Map<number, (status: number, body: unknown) => void>();
  let last = 0;
  return {
    ask(operation, input) {
      const ref = ++last;
      // No valid request is larger than a frame may be: a text has at most 5,000 characters, a list of people 500.
      if (!send({ type: 'request', ref, operation, input })) return null;
      return new Promise((resolve, reject) => {
        const settle = (status: number, body: unknown): void => {
          pending.delete(ref);
          cancel();
          if (status >= 200 && status < 300) resolve(body);
          else reject(errorOfAnswer(status, body, null));
        };
        const cancel = clock.after(TIMEOUT_MS, () => settle(0, null));
        pending.set(ref, settle);
      });
    },
    answer: ({ ref, status, body }) => pending.get(ref)?.(status, body),
    abandon: () => pending.forEach((settle) => settle(0, null)),
  };
}

import type { OperationInput, SyncAnswer } from '@tenant-chat/protocol/schemas';
import { limits } from '@tenant-chat/protocol/wire';
import { asApiError } from '../api-error.js';
import type { Clock } from '../ports.js';
import type { Transport, TransportEvents } from '../transport-shape.js';
import { endOfError } from './end-of-error.js';

interface PollSource {
  /** Rejects with ApiError. */
  readonly sync: (input: OperationInput<'sync'>, signal: AbortSignal) => Promise<SyncAnswer>;
  readonly position: () => string | null;
  /** The server does not know this position. */
  readonly onBadPosition: () => void;
  readonly clock: Clock;
}

/** An answer that comes sooner than this though it brings nothing is followed by a pause. */
const SOON_MS = 1_000;

/** Asks again and again from where we stand; the next question also says what was received. */
export function openLongPoll({ sync, position, onBadPosition, clock }: PollSource, events: TransportEvents): Transport {
  const abort = new AbortController();
  const { signal } = abort;
  // Through a function: the loop below would otherwise be taken to know the value.
  const isClosed = (): boolean => signal.aborted;
  let cancelPause = (): void => {};

  const run = async (): Promise<void> => {
    // The first answer comes at once: it shows that this way works.
    let wait = 0;
    let isFirst = true;
    while (!isClosed()) {
      const cursor = position();
      const asked_at = clock.now();
      const answer = await sync({ ...(cursor !== null && { cursor }), wait }, signal);
      if (isClosed()) return;
      if (isFirst) events.onOpen();
      isFirst = false;
      deliver(answer, events, isClosed);
      const isSoon = wait > 0 && answer.events.length === 0 && !answer.signals?.length && clock.now() - asked_at < SOON_MS;
      if (isSoon) await new Promise<void>((resolve) => (cancelPause = clock.after(SOON_MS, resolve)));
      wait = answer.has_more ? 0 : limits.sync_wait_s_max;
    }
  };

  run().catch((error: unknown) => {
    if (isClosed()) return;
    if (asApiError(error).code === 'invalid_cursor') onBadPosition();
    events.onEnd(endOfError(error));
  });
  return {
    send: () => false,
    close() {
      abort.abort();
      cancelPause();
    },
  };
}

function deliver(answer: SyncAnswer, events: TransportEvents, isClosed: () => boolean): void {
  const { signals = [], ...range } = answer;
  events.onFrame('reset' in range ? { type: 'reset', ...range } : { type: 'range', ...range });
  for (const signal of signals) if (!isClosed()) events.onFrame(signal);
}

import type { UpFrame } from '@tenant-chat/protocol/schemas';
import type { Clock } from '../ports.js';
import type { Room } from '../room.js';

interface ReceivedParts {
  readonly clock: Clock;
  readonly position: () => string | null;
  /** false: there is no socket now. */
  readonly send: (frame: UpFrame) => boolean;
}

interface Received extends Room {
  /** Messages of others came. */
  readonly note: () => void;
}

const COALESCE_MS = 1_000;

/** Tells how far this device has received, a while after the first of any number of messages. */
export function createReceived({ clock, position, send }: ReceivedParts): Received {
  let isDue = false;
  let hasNews = false;
  const tellLater = (): void => {
    if (isDue) return;
    isDue = true;
    clock.after(COALESCE_MS, () => {
      isDue = false;
      const cursor = position();
      if (cursor !== null) send({ type: 'received', cursor });
    });
  };
  return {
    note() {
      hasNews = true;
      tellLater();
    },
    /** Nothing says what became of what the socket before was given. Told twice is told once. */
    resume() {
      if (hasNews) tellLater();
    },
  };
}

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
  /** Something came since the connection last began to work: a socket that dies takes along what it was given. */
  let hasNews = false;
  const tellLater = (): void => {
    if (isDue) return;
    isDue = true;
    clock.after(COALESCE_MS, () => {
      isDue = false;
      const cursor = position();
      if (cursor !== null && !send({ type: 'received', cursor })) hasNews = true;
    });
  };
  return {
    note() {
      hasNews = true;
      tellLater();
    },
    resume() {
      if (hasNews) tellLater();
      hasNews = false;
    },
  };
}

import type { Clock } from '../ports.js';

/** Without any frame for so long a socket is dead, whatever it says. */
const SILENCE_MS = 45_000;
/** How long an answer may take when there is a reason to doubt (the page was asleep). */
const DOUBT_MS = 5_000;

interface HeartbeatParts {
  readonly clock: Clock;
  readonly interval_ms: number;
  readonly ping: () => void;
  readonly onSilent: () => void;
}

export interface Heartbeat {
  /** Something came. */
  heard(): void;
  /** Makes sure, soon, that the other side is there. */
  doubt(): void;
  stop(): void;
}

/** Pings every `interval_ms` and tells when nothing came for too long. */
export function startHeartbeat({ clock, interval_ms, ping, onSilent }: HeartbeatParts): Heartbeat {
  let cancelPing = (): void => {};
  let cancelWatch = (): void => {};
  const beat = (): void => {
    cancelPing = clock.after(interval_ms, () => {
      ping();
      beat();
    });
  };
  const watch = (silence_ms: number): void => {
    cancelWatch();
    cancelWatch = clock.after(silence_ms, onSilent);
  };
  beat();
  watch(SILENCE_MS);
  return {
    heard: () => watch(SILENCE_MS),
    doubt() {
      ping();
      watch(DOUBT_MS);
    },
    stop() {
      cancelPing();
      cancelWatch();
    },
  };
}

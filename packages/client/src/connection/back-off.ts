/** Full jitter: uniform in [0, min(cap, base * 2^attempt)); the first wait is longer, so that a restart is not met by everybody at once. */
const FIRST_MS = 3_000;
const BASE_MS = 1_000;
const CAP_MS = 60_000;

/** ms to wait before attempt number `attempt` (0: the first after a connection). @param random uniform in [0, 1) */
export function backOff(attempt: number, random: () => number): number {
  return random() * (attempt === 0 ? FIRST_MS : Math.min(CAP_MS, BASE_MS * 2 ** attempt));
}

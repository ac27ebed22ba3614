import type { Clock } from '../ports.js';

/** 12 bits behind the milliseconds. */
const COUNTER = 4096;

/**
 * Makes UUIDv7 (RFC 9562, 6.2 method 1: a counter behind the milliseconds), so that ids made here are in the order of making, whatever the
 * clock does. From getRandomValues, which pages without https have too.
 */
export function createUuidV7(clock: Clock, fill: (bytes: Uint8Array) => void = fillRandom): () => string {
  /** Milliseconds and counter as one number; it fits until the year 2039 has been over for a long while (2^53). */
  let last = 0;
  return () => {
    const bytes = new Uint8Array(9);
    fill(bytes);
    const [chance = 0, variant = 0, ...rest] = bytes;
    // The counter begins in its lower part, so that there is room to count.
    last = Math.max(clock.now() * COUNTER + chance, last + 1);
    const time = last.toString(16).padStart(15, '0');
    const tail = [(variant & 0x3f) | 0x80, ...rest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${time.slice(12)}-${tail.slice(0, 4)}-${tail.slice(4)}`;
  };
}

function fillRandom(bytes: Uint8Array): void {
  globalThis.crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>); // made above, on a plain buffer
}

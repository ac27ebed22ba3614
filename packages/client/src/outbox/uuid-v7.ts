import type { Clock } from '../ports.js';

const COUNTER_MAX = 0xfff;

/**
 * Makes UUIDv7 (RFC 9562, 6.2 method 1: a counter within the millisecond), so that ids made here are in the order of making.
 * From getRandomValues, which pages without https have too.
 */
export function createUuidV7(clock: Clock, fill: (bytes: Uint8Array) => void = fillRandom): () => string {
  let last_ms = 0;
  let counter = 0;
  return () => {
    const bytes = new Uint8Array(16);
    fill(bytes);
    const now = clock.now();
    if (now > last_ms) {
      last_ms = now;
      // Half of the room, so that there is some left to count in.
      counter = (((bytes[6] ?? 0) & 7) << 8) | (bytes[7] ?? 0);
    } else if (++counter > COUNTER_MAX) {
      last_ms += 1;
      counter = 0;
    }
    const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
    const tail = [...bytes.subarray(8)].map((byte, at) => hex(at === 0 ? (byte & 0x3f) | 0x80 : byte, 2)).join('');
    const time = hex(last_ms, 12);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(counter, 3)}-${tail.slice(0, 4)}-${tail.slice(4)}`;
  };
}

function fillRandom(bytes: Uint8Array): void {
  globalThis.crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>); // made above, on a plain buffer
}

import { randomFillSync } from 'node:crypto';

const POOL = Buffer.alloc(10 * 1024);
let used = POOL.length;

/** A UUIDv7, as a widget would make it. */
export function messageId() {
  if (used === POOL.length) {
    randomFillSync(POOL);
    used = 0;
  }
  const time = Date.now().toString(16).padStart(12, '0');
  const random = POOL.toString('hex', used, used + 10);
  used += 10;
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-a${random.slice(3, 6)}-${random.slice(6, 18)}`;
}

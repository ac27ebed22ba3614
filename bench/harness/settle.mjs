import { setTimeout as sleep } from 'node:timers/promises';

const WITHIN_MS = 20_000;

/**
 * After the load stopped: waits until every message was acked and delivered. What is missing then is lost.
 * @param {import('./thread.mjs').Thread[]} threads @param {() => number} unacked
 */
export async function settle(threads, unacked) {
  const until = performance.now() + WITHIN_MS;
  for (;;) {
    const missing = threads.reduce((sum, thread) => sum + thread.missing, 0);
    if (missing === 0 && unacked() === 0) return;
    if (performance.now() > until) throw new Error(`lost: ${missing} deliveries and ${unacked()} acks are missing ${WITHIN_MS / 1000} s after the last message was sent`);
    await sleep(5);
  }
}

/**
 * At the end of a work: what readers saw is what the database holds.
 * @param {import('../systems/system.mjs').System} system
 * @param {import('./thread.mjs').Thread} thread @param {import('../systems/system.mjs').Person} member
 */
export async function checkStored(system, thread, member) {
  const stored = await system.lastSeq(thread.id, member);
  for (const { lastSeq } of thread.readers) {
    if (stored !== null && lastSeq !== null && stored !== lastSeq) throw new Error(`conversation ${thread.id}: ${lastSeq} was delivered last, ${stored} is stored last`);
  }
}

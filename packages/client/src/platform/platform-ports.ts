import { createIndexedDbStorage } from '../keeping/indexeddb-storage.js';
import type { Clock, Ports, WebSocketLike } from '../ports.js';
import { createBrowserPage, createNoPage } from './browser-page.js';

/** What the platform gives: a browser, or Node 20 and later (which has a WebSocket of its own since 22). Looked at when called, never at import. */
export function platformPorts(): Ports {
  const hasPage = typeof window !== 'undefined' && typeof document !== 'undefined';
  return {
    clock: systemClock,
    random: () => Math.random(),
    // Bound late and to nothing: a browser's fetch refuses to be somebody's method.
    fetch: (...args) => globalThis.fetch(...args),
    openSocket: typeof WebSocket === 'undefined' ? null : openSocket,
    // Rejects where there is none: then nothing is kept.
    storage: createIndexedDbStorage(),
    page: hasPage ? createBrowserPage() : createNoPage(),
  };
}

function openSocket(url: string): WebSocketLike {
  // Its handlers take more than ours ask for; a property's type is not bent by that.
  return new WebSocket(url) as unknown as WebSocketLike;
}

/** setTimeout counts in 32 bits. */
const TIMEOUT_MAX_MS = 2 ** 31 - 1;

const systemClock: Clock = {
  now: () => Date.now(),
  after(delay_ms, task) {
    const timer = setTimeout(task, Math.min(delay_ms, TIMEOUT_MAX_MS));
    return () => clearTimeout(timer);
  },
};

import type { History } from './operations.js';
import type { Switch } from './switches.js';

/** A shrunk history that breaks the law when one fix is off, and obeys it when all are on. */
export interface Counterexample {
  /** The random search that met it: `searchHistories([rulesWithout(bug)], { seed, histories })`. */
  readonly seed: number;
  /** How many random histories that search needed before it was shrunk. */
  readonly found_after: number;
  /** What `runHistory` answers while the fix is off. */
  readonly violation: string;
  readonly history: History;
}

/**
 * One kept history per seeded bug: the tests of the test. After its last step every client settles (`runHistory`), which is
 * why some of them end before anybody synced.
 */
export const COUNTEREXAMPLES: Readonly<Record<Switch, Counterexample>> = {
  grant: {
    seed: 7,
    found_after: 2,
    violation: 'user 2 diverged: c:0 is missing; p:0:0 is missing',
    history: [
      { do: 'create', conversation: 0, user: 0 },
      { do: 'sync_page', user: 2 },
      { do: 'join', conversation: 0, user: 2 },
    ],
  },
  leave: {
    seed: 14,
    found_after: 4,
    violation: 'user 1 diverged: c:1 should be gone; p:1:1 should be gone',
    history: [
      { do: 'create', conversation: 1, user: 1 },
      { do: 'sync_page', user: 1 },
      { do: 'leave', conversation: 1, user: 1 },
    ],
  },
  floor: {
    seed: 3,
    found_after: 171,
    violation: 'user 0 diverged: m:1:1 should be gone',
    history: [
      { do: 'create', conversation: 1, user: 0 },
      { do: 'send', conversation: 1, user: 0, count: 1 },
      { do: 'push_frame', user: 0, dropped: false, duplicated: false },
      { do: 'retain', conversation: 1, pick: 3 },
    ],
  },
  horizon: {
    seed: 3,
    found_after: 7,
    violation: 'user 2 diverged: m:1:1 should be gone',
    history: [
      { do: 'create', conversation: 1, user: 2 },
      { do: 'send', conversation: 1, user: 2, count: 1 },
      { do: 'delete', conversation: 1, pick: 0 },
      { do: 'collect_garbage' },
    ],
  },
  epoch: {
    seed: 4,
    found_after: 4,
    violation: 'user 0 diverged: c:0 should be gone; p:0:0 should be gone',
    history: [
      { do: 'create', conversation: 0, user: 0 },
      { do: 'sync_page', user: 0 },
      { do: 'failover', lost: 1 },
    ],
  },
  ahead: {
    seed: 4,
    found_after: 4,
    violation: 'user 1 diverged: m:0:1 should be gone',
    history: [
      { do: 'create', conversation: 0, user: 1 },
      { do: 'send', conversation: 0, user: 1, count: 1 },
      { do: 'failover', lost: 1 },
    ],
  },
  pagekey: {
    seed: 18,
    found_after: 1,
    violation: 'user 0 diverged: p:0:1 is missing',
    history: [
      { do: 'create', conversation: 0, user: 1 },
      { do: 'join', conversation: 0, user: 0 },
    ],
  },
  from: {
    seed: 13,
    found_after: 2,
    violation: 'user 0 diverged: c:0 is missing; p:0:0 is missing',
    history: [
      { do: 'create', conversation: 0, user: 0 },
      { do: 'push_frame', user: 0, dropped: true, duplicated: false },
      { do: 'push_frame', user: 0, dropped: false, duplicated: false },
    ],
  },
  snap: {
    seed: 22,
    found_after: 2,
    violation: 'user 0 diverged: m:0:1 is missing',
    history: [
      { do: 'create', conversation: 0, user: 0 },
      { do: 'sync_page_racing_send', user: 0, conversation: 0, author: 0 },
    ],
  },
  lww: {
    seed: 10,
    found_after: 340,
    violation: 'user 0 diverged: m:1:1 should be gone',
    history: [
      { do: 'create', conversation: 1, user: 0 },
      { do: 'send', conversation: 1, user: 0, count: 1 },
      { do: 'ask_history', user: 0, conversation: 1 },
      { do: 'sync_page', user: 0 },
      { do: 'delete', conversation: 1, pick: 0 },
      { do: 'sync_page', user: 0 },
    ],
  },
  histgen: {
    seed: 23,
    found_after: 397,
    violation: 'user 1 diverged: m:1:1 should be gone',
    history: [
      { do: 'create', conversation: 1, user: 1 },
      { do: 'send', conversation: 1, user: 1, count: 1 },
      { do: 'ask_history', user: 1, conversation: 1 },
      { do: 'retain', conversation: 1, pick: 3 },
      { do: 'sync_page', user: 1 },
    ],
  },
  private: {
    seed: 13,
    found_after: 2,
    violation: 'user 1 sees that user 0 muted',
    history: [
      { do: 'create', conversation: 0, user: 1 },
      { do: 'join', conversation: 0, user: 0 },
      { do: 'mute', conversation: 0, user: 0 },
    ],
  },
  noxepoch: {
    seed: 7,
    found_after: 81,
    violation: 'user 2 diverged: m:0:1 should be gone',
    history: [
      { do: 'create', conversation: 0, user: 2 },
      { do: 'send', conversation: 0, user: 2, count: 1 },
      { do: 'failover', lost: 1 },
      { do: 'push_frame', user: 2, dropped: false, duplicated: false },
    ],
  },
  midpage: {
    seed: 6,
    found_after: 181,
    violation: 'user 2 diverged: c:1 is missing',
    history: [
      { do: 'create', conversation: 1, user: 2 },
      { do: 'join', conversation: 1, user: 0 },
      { do: 'send', conversation: 1, user: 0, count: 1 },
      { do: 'sync_page', user: 2 },
      { do: 'failover', lost: 1 },
    ],
  },
  histepoch: {
    seed: 5,
    found_after: 4414,
    violation: 'user 2 diverged: m:0:1 should be gone',
    history: [
      { do: 'create', conversation: 0, user: 2 },
      { do: 'join', conversation: 0, user: 1 },
      { do: 'send', conversation: 0, user: 1, count: 1 },
      { do: 'ask_history', user: 2, conversation: 0 },
      { do: 'failover', lost: 1 },
      { do: 'sync_page', user: 2 },
    ],
  },
};

import type { PresenceSignal } from '@tenant-chat/protocol/schemas';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../actor.js';
import { MemoryPresence } from './memory-presence.js';
import { PresenceTracker } from './presence-tracker.js';

const ana: Actor = { tenant_id: 'acme', user_id: 'ana' };
const inGroup = () => ['group'];

/** A store on the network: it can be told to take its time over a goodbye. */
class SlowPresence extends MemoryPresence {
  onGoodbye: (() => Promise<void>) | null = null;

  override async put(...put: Parameters<MemoryPresence['put']>): Promise<void> {
    if (put[2] === null) await this.onGoodbye?.();
    await super.put(...put);
  }
}

describe('presence', () => {
  const store = new SlowPresence();
  let told: PresenceSignal['status'][];
  let tracker: PresenceTracker;
  beforeEach(() => {
    vi.useFakeTimers();
    told = [];
    tracker = new PresenceTracker({
      store,
      signal: (_tenant_id, _audience, signal) => void told.push(signal.status),
      saveLastSeen: () => Promise.resolve(),
      onError: (error) => { throw error; },
    });
  });
  afterEach(async () => {
    await tracker.close();
    store.onGoodbye = null;
    vi.useRealTimers();
  });

  it('tells who came, and who is gone for good, not who reloads', async () => {
    const leave = tracker.connect(ana, {}, inGroup);
    await vi.advanceTimersByTimeAsync(2_000);
    leave();
    await vi.advanceTimersByTimeAsync(3_000);
    const leaveAgain = tracker.connect(ana, {}, inGroup);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toEqual(['online']);
    leaveAgain();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toEqual(['online', 'offline']);
    expect(await store.read('acme', ['ana'])).toEqual(new Map());
  });

  it('does not forget who comes back while the goodbye is being said', async () => {
    const leave = tracker.connect(ana, {}, inGroup);
    await vi.advanceTimersByTimeAsync(2_000);
    let end = (): void => undefined;
    store.onGoodbye = () => new Promise((resolve) => { end = resolve; });
    leave();
    await vi.advanceTimersByTimeAsync(10_000);
    const device = {};
    tracker.connect(ana, device, inGroup);
    end();
    store.onGoodbye = null;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(told).toEqual(['online', 'offline', 'online']);
    expect(await store.read('acme', ['ana'])).toEqual(new Map([['ana', 'online']]));
    tracker.setActive(ana, device, false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(told.at(-1)).toBe('away');
  });
});

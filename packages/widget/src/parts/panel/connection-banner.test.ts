import { describe, expect, it } from 'vitest';
import { bannerDelay } from './connection-banner.js';

describe('bannerDelay', () => {
  it('tells an interruption of five seconds', () => {
    expect(bannerDelay({ status: 'connecting', lost_at: 1_000 }, 2_000)).toBe(4_000);
    expect(bannerDelay({ status: 'connecting', lost_at: 1_000 }, 6_000)).toBe(0);
  });
  it('tells at once that the browser is offline', () => {
    expect(bannerDelay({ status: 'offline', lost_at: 1_000 }, 1_000)).toBe(0);
  });
  it('has nothing to tell while there is a connection', () => {
    expect(bannerDelay({ status: 'live', lost_at: null }, 0)).toBeNull();
    expect(bannerDelay({ status: 'polling', lost_at: null }, 0)).toBeNull();
    expect(bannerDelay({ status: 'idle', lost_at: null }, 0)).toBeNull();
  });
});

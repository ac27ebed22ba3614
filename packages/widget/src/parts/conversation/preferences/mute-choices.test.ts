import { describe, expect, it } from 'vitest';
import { muteUntil } from './mute-choices.js';

describe('muteUntil', () => {
  const now = new Date(2026, 2, 31, 23, 30).getTime();
  it('ends after hours, tomorrow in the morning, or never', () => {
    expect(muteUntil('mute-1h', now)).toBe(new Date(now + 3_600_000).toISOString());
    expect(muteUntil('mute-tomorrow', now)).toBe(new Date(2026, 3, 1, 8).toISOString());
    expect(muteUntil('mute-forever', now)).toBe(null);
  });
});

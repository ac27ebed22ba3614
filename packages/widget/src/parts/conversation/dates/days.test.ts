import { describe, expect, it } from 'vitest';
import { dayOf, daysBefore, startOfDay } from './days.js';

describe('days', () => {
  it('are those of the place where the reader is, and begin there', () => {
    const evening = new Date(2026, 2, 1, 23, 59).getTime();
    expect(dayOf(evening)).toBe('2026-03-01');
    expect(startOfDay('2026-03-01')).toBe(new Date(2026, 2, 1).toISOString());
    expect(dayOf(startOfDay('2026-03-29') ?? '')).toBe('2026-03-29');
  });

  it('before are counted by the calendar', () => {
    expect(daysBefore(new Date(2026, 2, 3, 0, 30).getTime(), 7)).toBe('2026-02-24');
  });

  it('that are none are told', () => {
    expect(startOfDay('')).toBeNull();
    expect(startOfDay('2026-02-31x')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { decideLanding } from './decide-landing.js';

describe('decideLanding', () => {
  it('T7 follows near the end and holds still elsewhere', () => {
    expect(decideLanding({ distance_px: 0, view_px: 400, first_px: 40 })).toBe('end');
    expect(decideLanding({ distance_px: 150, view_px: 400, first_px: 40 })).toBe('end');
    expect(decideLanding({ distance_px: 151, view_px: 400, first_px: 40 })).toBe('hold');
  });
  it('T7 shows the start of what is taller than the view', () => {
    expect(decideLanding({ distance_px: 10, view_px: 400, first_px: 900 })).toBe('start');
    expect(decideLanding({ distance_px: 900, view_px: 400, first_px: 900 })).toBe('hold');
  });
});

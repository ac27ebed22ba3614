import { describe, expect, it } from 'vitest';
import { measureContent } from './measure-content.js';

describe('measureContent', () => {
  it('says nothing about a short text', () => {
    expect(measureContent('hi')).toEqual({ is_blank: false, fits: true, left: null });
    expect(measureContent(' \n')).toEqual({ is_blank: true, fits: true, left: null });
  });
  it('counts as people do', () => {
    expect(measureContent('a'.repeat(4_990)).left).toBe(10);
    expect(measureContent('a'.repeat(5_003))).toEqual({ is_blank: false, fits: false, left: -3 });
    expect(measureContent('e\u0301'.repeat(5_000))).toEqual({ is_blank: false, fits: true, left: 0 });
    expect(measureContent('👋🏽'.repeat(3_000)).left).toBe(null);
  });
  it('knows the limit in bytes', () => {
    expect(measureContent('👨‍👩‍👧‍👦'.repeat(1_400))).toEqual({ is_blank: false, fits: false, left: null });
    expect(measureContent('a'.repeat(40_000))).toEqual({ is_blank: false, fits: false, left: null });
  });
});

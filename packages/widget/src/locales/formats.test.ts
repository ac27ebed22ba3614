import { describe, expect, it } from 'vitest';
import { dayDistance } from './day-distance.js';
import { Formats, variantOf } from './formats.js';

const now = new Date(2026, 2, 12, 14, 32).getTime();
const at = (day: number, hour: number, minute = 0) => new Date(2026, 2, day, hour, minute).getTime();

describe('dayDistance', () => {
  it('counts midnights, not hours', () => {
    expect(dayDistance(at(12, 0), now)).toBe(0);
    expect(dayDistance(at(11, 23, 59), now)).toBe(1);
    expect(dayDistance(at(5, 23), now)).toBe(7);
    expect(dayDistance(at(13, 0), now)).toBe(-1);
  });
});

describe('Formats', () => {
  const formats = new Formats('en-GB');
  it('writes the time today and the day before that', () => {
    expect(formats.brief(at(12, 9, 5), now)).toBe('09:05');
    expect(formats.brief(at(11, 9), now)).toBe('Yesterday');
    expect(formats.brief(at(9, 9), now)).toBe('Monday');
    expect(formats.brief(at(1, 9), now)).toBe('1 Mar');
    expect(formats.brief(new Date(2025, 11, 24).getTime(), now)).toBe('24 Dec 2025');
  });
  it('names the day of a divider', () => {
    expect(formats.day(at(12, 0), now)).toBe('Today');
    expect(formats.full(at(12, 9, 5))).toContain('12 March 2026');
  });
});

describe('variantOf', () => {
  it('keeps the country of the browser', () => {
    expect(variantOf('en', ['es', 'en-GB'])).toBe('en-GB');
    expect(variantOf('pt-BR', ['en'])).toBe('pt-BR');
  });

  it('leaves out what Intl would throw at', () => {
    expect(variantOf('en', ['en-US@posix', 'english', 'en-AU'])).toBe('en-AU');
    expect(variantOf('en', ['en-US@posix'])).toBe('en');
  });
});

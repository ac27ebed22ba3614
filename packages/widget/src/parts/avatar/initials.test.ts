import { describe, expect, it } from 'vitest';
import { colourOf, initials } from './initials.js';

describe('initials', () => {
  it('takes the first and the last word', () => {
    expect(initials('Ana Souza')).toBe('AS');
    expect(initials('Ana Maria de Souza')).toBe('AS');
    expect(initials('  chen  ')).toBe('C');
    expect(initials('(Émile) Zola')).toBe('ÉZ');
    expect(initials('王 小明')).toBe('王小');
  });
  it('has something for every name', () => {
    expect(initials('')).toBe('?');
    expect(initials('★')).toBe('?');
  });
});

describe('colourOf', () => {
  it('is stable and in range', () => {
    expect(colourOf('a', 8)).toBe(colourOf('a', 8));
    const seen = new Set(Array.from({ length: 200 }, (_, i) => colourOf(`id-${i}`, 8)));
    expect(seen).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7]));
  });
});

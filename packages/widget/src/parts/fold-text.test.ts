import { describe, expect, it } from 'vitest';
import { foldText } from './fold-text.js';
import { rovingStep } from './roving-focus.js';

describe('foldText', () => {
  it('forgets accents and case', () => {
    expect(foldText('José ÁÑÇ')).toBe('jose anc');
    expect(foldText('李 Wei')).toBe('李 wei');
  });
});

describe('rovingStep', () => {
  it('stays within the list', () => {
    expect(rovingStep('ArrowDown', 0, 3)).toBe(1);
    expect(rovingStep('ArrowDown', 2, 3)).toBe(2);
    expect(rovingStep('ArrowUp', 0, 3)).toBe(0);
    expect(rovingStep('End', 0, 3)).toBe(2);
    expect(rovingStep('Home', 2, 3)).toBe(0);
    expect(rovingStep('a', 1, 3)).toBeNull();
    expect(rovingStep('ArrowDown', -1, 0)).toBeNull();
  });
});

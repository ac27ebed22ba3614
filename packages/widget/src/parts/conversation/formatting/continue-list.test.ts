import { describe, expect, it } from 'vitest';
import { continueList } from './continue-list.js';

/** `|` stands where the caret is, two of them around what is selected. */
function continued(drawn: string): string | null {
  const text = drawn.replaceAll('|', '');
  const from = drawn.indexOf('|');
  const after = continueList({ text, from, to: Math.max(from, drawn.lastIndexOf('|') - 1) });
  return after && `${after.text.slice(0, after.from)}|${after.text.slice(after.to)}`;
}

describe('continueList', () => {
  it.each([
    ['- one|', '- one\n- |'],
    ['* one|', '* one\n* |'],
    ['  - one|', '  - one\n  - |'],
    ['9. one|', '9. one\n10. |'],
    ['- one| two', '- one\n- | two'],
    ['- o|ne\n- tw|o', '- o\n- |o'],
    ['a\n- one|\nb', 'a\n- one\n- |\nb'],
    ['- one\n- |', '- one\n|'],
    ['- one\n-  |\nb', '- one\n|\nb'],
    ['1. |', '|'],
  ])('K3 goes on, and an empty item ends it: %j', (before, after) => expect(continued(before)).toBe(after));
  it.each(['one|', '|', '-one|', '|- one', '-| one', '> one|', '- one\n|', 'a - b|', '1) a|'])('K3 leaves other lines alone: %j', (before) => expect(continued(before)).toBeNull());
});

import { describe, expect, test } from 'vitest';
import { fourAtHand, quickReactions } from './quick-reactions.js';
import { whoReacted } from './reaction-chips.js';

const nameOf = (id: string): string => id.toUpperCase();

describe('who reacted, in words', () => {
  test('up to three by name, the person herself first', () => {
    expect(whoReacted({ emoji: '👍', count: 1, user_ids: ['ana'] }, 'me', nameOf)).toBe('ANA');
    expect(whoReacted({ emoji: '👍', count: 3, user_ids: ['ana', 'bob', 'me'] }, 'me', nameOf)).toBe('You, ANA, and BOB');
  });
  test('the rest as a number', () => {
    expect(whoReacted({ emoji: '👍', count: 4, user_ids: ['a', 'b', 'c', 'd'] }, 'me', nameOf)).toBe('A, B, C, and 1 other');
    expect(whoReacted({ emoji: '👍', count: 40, user_ids: ['a', 'b', 'c', 'd'] }, 'me', nameOf)).toBe('A, B, C, and 37 others');
  });
});

test('of a large group those who are known are named', () => {
  const known = (id: string): string => (id === 'bob' ? 'Bob' : '');
  expect(whoReacted({ emoji: '👍', count: 2, user_ids: ['stranger', 'bob'] }, 'me', known)).toBe('Bob and 1 other');
  expect(whoReacted({ emoji: '👍', count: 2, user_ids: ['stranger', 'me'] }, 'me', known)).toBe('You and 1 other');
  expect(whoReacted({ emoji: '👍', count: 1, user_ids: ['stranger'] }, 'me', known)).toBe('');
});

test('four are at hand, the newest first, none twice', () => {
  expect(fourAtHand({ tone: 0, recent: [] })).toEqual(['👍', '❤️', '😂', '🎉']);
  expect(fourAtHand({ tone: 0, recent: ['🎉', '🚀'] })).toEqual(['🎉', '🚀', '👍', '❤️']);
  expect(fourAtHand({ tone: 4, recent: ['👍🏽'] }), 'the first ones in the skin tone').toEqual(['👍🏽', '👍🏾', '❤️', '😂']);
  const items = quickReactions((emoji) => emoji === '😂', { tone: 0, recent: [] });
  expect(items.map(({ id, is_checked }) => [id, is_checked])).toEqual([['👍', false], ['❤️', false], ['😂', true], ['🎉', false], ['all-emoji', undefined]]);
});

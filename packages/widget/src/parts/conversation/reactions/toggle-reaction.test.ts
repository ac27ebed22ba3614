import { limits } from '@tenant-chat/protocol/wire';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasReacted, mayReact, REACTION_KINDS, REACTION_USERS_INLINE, toggleReaction } from './toggle-reaction.js';

const people = Array.from({ length: 25 }, (_, at) => `user-${at}`);
const kinds = Array.from({ length: 23 }, (_, at) => String.fromCodePoint(0x1f600 + at));
const step = fc.record({ who: fc.constantFrom(...people), emoji: fc.constantFrom(...kinds), reacted: fc.boolean() });

describe('a reaction before the server answered', () => {
  test('the caps are those of the wire', () => {
    expect([REACTION_KINDS, REACTION_USERS_INLINE]).toEqual([limits.reaction_kinds, limits.reaction_users_inline]);
  });

  test('stays within the caps, counts whom it names, and holds a person once a kind', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 150 }), (steps) => {
        const reactions = steps.reduce<ReturnType<typeof toggleReaction>>((now, { who, emoji, reacted }) => toggleReaction(now, who, emoji, reacted), []);
        expect(reactions.length).toBeLessThanOrEqual(REACTION_KINDS);
        expect(new Set(reactions.map(({ emoji }) => emoji)).size).toBe(reactions.length);
        for (const { count, user_ids } of reactions) {
          expect(count).toBeGreaterThanOrEqual(Math.max(1, user_ids.length));
          expect(user_ids.length).toBeLessThanOrEqual(REACTION_USERS_INLINE);
          expect(new Set(user_ids).size).toBe(user_ids.length);
        }
      }),
    );
  });

  test('twice is once, there and back is as before', () => {
    const before = [{ emoji: '👍', count: 1, user_ids: ['ana'] }];
    const once = toggleReaction(before, 'bruno', '👍', true);
    expect(once).toEqual([{ emoji: '👍', count: 2, user_ids: ['ana', 'bruno'] }]);
    expect(toggleReaction(once, 'bruno', '👍', true)).toBe(once);
    expect(toggleReaction(once, 'bruno', '👍', false)).toEqual(before);
    expect(toggleReaction(before, 'ana', '👍', false)).toEqual([]);
    expect(toggleReaction(before, 'chen', '🎉', false)).toBe(before);
  });

  test('the twenty-first kind is refused, one more of a kind is not', () => {
    const full = kinds.slice(0, REACTION_KINDS).map((emoji) => ({ emoji, count: 1, user_ids: ['ana'] }));
    expect(mayReact({ reactions: full }, kinds[22]!)).toBe(false);
    expect(toggleReaction(full, 'bruno', kinds[22]!, true)).toBe(full);
    expect(hasReacted({ reactions: [...toggleReaction(full, 'bruno', kinds[0]!, true)] }, 'bruno', kinds[0]!)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { isEmojiOnly } from './is-emoji-only.js';

const emoji = {
  'one to three': ['👍', '😀😀', '😀😀😀', ' 🎉\n'],
  'with a variation selector': ['❤️', '☺️', '✈️', '™️', '☀️☀️'],
  'joined': ['👨‍👩‍👧‍👦', '👩‍💻', '❤️‍🔥', '🏳️‍🌈', '🏴‍☠️', '👁️‍🗨️', '🐻‍❄️', '🙂‍↔️', '🧑‍🧑‍🧒‍🧒🧑‍💻'],
  'with skin tones': ['👋🏽', '👍🏿👍🏻', '👩🏽‍🚀', '🫱🏻‍🫲🏿', '👩🏻‍❤️‍💋‍👨🏿', '🧑🏾‍🤝‍🧑🏼'],
  'flags': ['🇧🇷', '🇧🇷🇪🇸', '🇧🇷🇪🇸🇺🇸', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  'keycaps': ['1️⃣', '#️⃣', '*️⃣', '0⃣', '1️⃣2️⃣3️⃣'],
} as const;

const texts = [
  '', ' ', 'a', '1', '12', '#', '*', '©', '👍 ok', 'ok👍', '👍!', '😀😀😀😀', '🇧', '🇧🇷🇪', 'é', '王', ':)', '1️⃣2', '\u200d', '\ufe0f', '\u20e3', '🏽x', '<@all>', '**👍**', '👍👍👍👍👍🏽', '👍'.repeat(5_000),
] as const;

describe('isEmojiOnly', () => {
  describe.each(Object.entries(emoji))('knows emoji %s', (_, all) => {
    it.each([...all])('%s', (text) => expect(isEmojiOnly(text)).toBe(true));
  });
  it.each(texts.map((text) => ({ text })))('knows a text: $text', ({ text }) => expect(isEmojiOnly(text)).toBe(false));
});

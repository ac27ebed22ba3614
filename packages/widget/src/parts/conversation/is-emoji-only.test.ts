import { describe, expect, it } from 'vitest';
import { isEmojiOnly } from './is-emoji-only.js';

describe('isEmojiOnly', () => {
  it('knows emoji of all builds', () => {
    for (const text of ['👍', '❤️', '😀😀😀', '👨‍👩‍👧‍👦', '👋🏽', '🇧🇷', '🇧🇷🇪🇸', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', ' 🎉\n']) expect(isEmojiOnly(text), text).toBe(true);
  });
  it('knows texts', () => {
    for (const text of ['', ' ', 'a', '1', '12', '#', '©', '👍 ok', '😀😀😀😀', '🇧', 'é', '王', ':)']) expect(isEmojiOnly(text), text).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import type { KeyPress } from './enter-key.js';
import { isTypingKey } from './typing-key.js';

const press = (changes: Partial<KeyPress> = {}): KeyPress => ({
  key: 'Enter', shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, isComposing: false, keyCode: 13, ...changes,
});

describe('isTypingKey', () => {
  it('keeps text from the host and leaves it its shortcuts', () => {
    for (const key of ['a', '?', '/', ' ', 'Enter', 'Backspace', 'ArrowUp']) expect(isTypingKey(press({ key })), key).toBe(true);
    expect(isTypingKey(press({ key: 'k', metaKey: true }))).toBe(false);
    for (const key of ['Escape', 'Tab', 'F5']) expect(isTypingKey(press({ key })), key).toBe(false);
  });
});

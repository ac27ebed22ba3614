import { describe, expect, it } from 'vitest';
import { formatCommands } from './format-command.js';
import { ariaShortcut, isApple, shortcutOf, shortcutText } from './format-shortcut.js';

type Press = Parameters<typeof shortcutOf>[0];
const press = (changes: Partial<Press>): Press => ({
  key: 'b', code: 'KeyB', shiftKey: false, altKey: false, ctrlKey: true, metaKey: false, isComposing: false, keyCode: 66, ...changes,
});

describe('shortcutOf', () => {
  it('knows the keys of other chats', () => {
    expect(shortcutOf(press({}), false)).toBe('bold');
    expect(shortcutOf(press({ key: 'i', code: 'KeyI' }), false)).toBe('italic');
    expect(shortcutOf(press({ key: 'X', code: 'KeyX', shiftKey: true }), false)).toBe('strike');
    expect(shortcutOf(press({ key: 'e', code: 'KeyE' }), false)).toBe('code');
    expect(shortcutOf(press({ key: 'E', code: 'KeyE', shiftKey: true }), false)).toBe('code_block');
    expect(shortcutOf(press({ key: '(', code: 'Digit9', shiftKey: true }), false)).toBe('quote');
    expect(shortcutOf(press({ key: '(', code: 'Digit8', shiftKey: true }), false)).toBe('bullets');
    expect(shortcutOf(press({ key: '/', code: 'Digit7', shiftKey: true }), false)).toBe('numbers');
    expect(shortcutOf(press({ key: 'k', code: 'KeyK' }), false)).toBe('link');
  });
  it('follows the layout of the keyboard, and the place of keys where that has no such letter', () => {
    expect(shortcutOf(press({ key: 'b', code: 'KeyN' }), false)).toBe('bold');
    expect(shortcutOf(press({ key: 'x', code: 'KeyB' }), false)).toBeNull();
    expect(shortcutOf(press({ key: 'и', code: 'KeyB' }), false)).toBe('bold');
  });
  it('is Cmd on an Apple, where Ctrl moves the caret', () => {
    expect(shortcutOf(press({ ctrlKey: false, metaKey: true }), true)).toBe('bold');
    expect(shortcutOf(press({}), true)).toBeNull();
    expect(shortcutOf(press({ ctrlKey: false, metaKey: true }), false)).toBeNull();
    expect([isApple('MacIntel'), isApple('iPhone'), isApple('Win32'), isApple('Linux x86_64')]).toEqual([true, true, false, false]);
  });
  it('leaves everything else alone', () => {
    for (const changes of [{ ctrlKey: false }, { altKey: true }, { shiftKey: true }, { isComposing: true }, { metaKey: true }, { key: 'x', code: 'KeyX' }, { key: 'v', code: 'KeyV' }])
      expect(shortcutOf(press(changes), false), JSON.stringify(changes)).toBeNull();
  });
  it('has one for each command, no two the same, and says how it is pressed', () => {
    expect(new Set(formatCommands.map((command) => shortcutText(command, false))).size).toBe(formatCommands.length);
    expect([shortcutText('strike', false), shortcutText('strike', true), shortcutText('bold', true)]).toEqual(['Ctrl+Shift+X', '⇧⌘X', '⌘B']);
    expect([ariaShortcut('strike', false), ariaShortcut('bold', true)]).toEqual(['Control+Shift+X', 'Meta+B']);
  });
});

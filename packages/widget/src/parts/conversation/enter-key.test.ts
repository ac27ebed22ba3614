import { describe, expect, it } from 'vitest';
import { entersMessage, type EnterToSend, type KeyPress } from './enter-key.js';

const press = (changes: Partial<KeyPress> = {}): KeyPress => ({
  key: 'Enter', shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, isComposing: false, keyCode: 13, ...changes,
});

describe('entersMessage', () => {
  it('sends as set', () => {
    const cases: [EnterToSend, boolean, Partial<KeyPress>, boolean][] = [
      ['auto', false, {}, true], ['auto', true, {}, false], ['auto', true, { ctrlKey: true }, true], ['auto', false, { shiftKey: true }, false],
      ['always', true, {}, true], ['modifier', false, {}, false], ['modifier', false, { metaKey: true }, true], ['never', false, { ctrlKey: true }, false],
    ];
    for (const [setting, is_touch, changes, expected] of cases) expect(entersMessage(press(changes), setting, is_touch), JSON.stringify([setting, is_touch, changes])).toBe(expected);
  });
  it('never sends in the middle of a composition', () => {
    expect(entersMessage(press({ isComposing: true }), 'always', false)).toBe(false);
    expect(entersMessage(press({ keyCode: 229 }), 'always', false)).toBe(false);
  });
});

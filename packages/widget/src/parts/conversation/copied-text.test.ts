import { describe, expect, it } from 'vitest';
import { copiedText } from './copied-text.js';

describe('copied messages', () => {
  it('T13 have a line with author and time, then the words; those of one group have one line', () => {
    const at = 'Monday, 2 March 2026 at 14:32';
    const text = copiedText([
      { author: 'Ana Souza', at, text: 'of the message', continues: false },
      { author: 'Ana Souza', at, text: 'one more\nin two lines', continues: true },
      { author: 'Bruno Lima', at: 'Monday, 2 March 2026 at 14:33', text: 'Yes', continues: false },
    ]);
    expect(text).toBe(`Ana Souza, ${at}\nof the message\none more\nin two lines\n\nBruno Lima, Monday, 2 March 2026 at 14:33\nYes`);
    expect(copiedText([])).toBe('');
  });
});

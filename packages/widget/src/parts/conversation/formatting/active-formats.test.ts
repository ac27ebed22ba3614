import { describe, expect, it } from 'vitest';
import { activeFormats } from './active-formats.js';
import { applyFormat } from './apply-format.js';
import { formatCommands } from './format-command.js';

/** `|` stands where the selection begins and ends, or where the caret is. */
function active(marked: string): string {
  const from = marked.indexOf('|');
  const text = marked.replaceAll('|', '');
  const to = marked.lastIndexOf('|') - (marked.lastIndexOf('|') > from ? 1 : 0);
  return [...activeFormats({ text, from, to })].join(' ');
}

describe('the formats of a selection', () => {
  it.each([
    ['|plain| text', ''],
    ['**|bold|**', 'bold'],
    ['**bo|ld**', 'bold'],
    ['***|both|***', 'bold italic'],
    ['*|it|* and _it_', 'italic'],
    ['~~_|a|_~~', 'italic strike'],
    ['`|a|`', 'code'],
    ['[|a|](https://example.org)', 'link'],
    ['- |a|', 'bullets'],
    ['* |a|', 'bullets'],
    ['3. |a|', 'numbers'],
    ['> |a|', 'quote'],
    ['```\n|a|\n```', 'code_block'],
  ])('%s: %s', (marked, formats) => {
    expect(active(marked)).toBe(formats);
  });

  it('are pressed after the command, and not after it was given again', () => {
    const state = { text: 'say some words', from: 4, to: 8 };
    for (const command of formatCommands) {
      const once = applyFormat(command, state);
      if (command === 'link') continue; // what is selected then is its address
      expect(activeFormats(once), command).toContain(command);
      expect(activeFormats(applyFormat(command, once)), command).not.toContain(command);
    }
  });
});

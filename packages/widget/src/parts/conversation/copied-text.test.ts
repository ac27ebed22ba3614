import type { Message } from '@tenant-chat/protocol/schemas';
import { describe, expect, it } from 'vitest';
import { copiedText, sourceText } from './copied-text.js';

const bruno = '0190c7a4-0000-7000-8000-00000000000b';

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

  it('T14 one message is copied as it was typed, with names for mentions; a line of the system as it reads', () => {
    const nameOf = (id: string): string => (id === bruno ? 'Bruno Lima' : '');
    const content = `**Now**, <@${bruno}> and <@all>: [the plan](https://example.org)`;
    expect(sourceText({ content, sender_id: bruno }, nameOf)).toBe('**Now**, @Bruno Lima and @all: [the plan](https://example.org)');
    const system: NonNullable<Message['system']> = { type: 'title_changed', people: [], people_count: 0, title: 'Plan', posting: null };
    expect(sourceText({ content: '', system, sender_id: bruno }, nameOf)).toBe('Bruno Lima renamed the group to “Plan”');
  });
});

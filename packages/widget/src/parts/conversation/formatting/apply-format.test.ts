import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFormat } from './apply-format.js';
import { changeBetween } from './change-between.js';
import type { FieldState } from './field-state.js';
import { formatCommands, type FormatCommand } from './format-command.js';
import { outline } from './outline.js';
import { parseMessage } from './parse-message.js';
import { linkPasted } from './toggle-link.js';

/** `⟨` and `⟩` stand where the selection does, `|` is a caret. */
function field(drawn: string): FieldState {
  const text = drawn.replace(/[⟨⟩|]/g, '');
  const caret = drawn.indexOf('|');
  if (caret >= 0) return { text, from: caret, to: caret };
  return { text, from: drawn.indexOf('⟨'), to: drawn.indexOf('⟩') - 1 };
}

function drawn({ text, from, to }: FieldState): string {
  return from === to ? `${text.slice(0, from)}|${text.slice(from)}` : `${text.slice(0, from)}⟨${text.slice(from, to)}⟩${text.slice(to)}`;
}

/** There and back. */
const toggles: readonly (readonly [FormatCommand, string, string, string?])[] = [
  ['bold', 'a ⟨word⟩ here', 'a **⟨word⟩** here'],
  ['bold', 'a ⟨word ⟩here', 'a **⟨word⟩** here', 'a ⟨word⟩ here'],
  ['bold', 'a wo|rd here', 'a **⟨word⟩** here', 'a ⟨word⟩ here'],
  ['bold', 'a | here', 'a **|** here'],
  ['bold', '|', '**|**'],
  ['italic', '⟨so⟩', '_⟨so⟩_'],
  ['strike', '⟨so⟩', '~~⟨so⟩~~'],
  ['code', '⟨a*b⟩', '`⟨a*b⟩`'],
  ['bold', '_⟨so⟩_', '_**⟨so⟩**_'],
  ['italic', '**⟨so⟩**', '**_⟨so⟩_**'],
  ['bold', '⟨one\ntwo⟩', '⟨**one**\n**two**⟩', '⟨one\ntwo⟩'],
  ['bold', '⟨- one\n- two⟩', '⟨- **one**\n- **two**⟩', '⟨- one\n- two⟩'],
  ['quote', '⟨one\ntwo⟩', '⟨> one\n> two⟩'],
  ['quote', 'on|e', '> on|e'],
  ['quote', 'a\n|b\nc', 'a\n> |b\nc'],
  ['bullets', '⟨one\n\ntwo⟩', '⟨- one\n\n- two⟩'],
  ['numbers', '⟨one\ntwo⟩', '⟨1. one\n2. two⟩'],
  ['bullets', '|', '- |'],
  ['code_block', '⟨let a;\nlet b;⟩', '```\n⟨let a;\nlet b;⟩\n```'],
  ['code', '⟨let a;\nlet b;⟩', '```\n⟨let a;\nlet b;⟩\n```'],
  ['code_block', 'so\n⟨x⟩\nend', 'so\n```\n⟨x⟩\n```\nend'],
  ['code_block', '|', '```\n|\n```'],
  ['link', 'the ⟨plan⟩', 'the [plan](⟨https://⟩)', 'the ⟨plan⟩'],
  ['link', '|', '[|](https://)'],
];

const once: readonly (readonly [FormatCommand, string, string])[] = [
  ['bold', '**wo|rd**', '⟨word⟩'],
  ['bold', '⟨**word**⟩', '⟨word⟩'],
  ['bold', '**_⟨so⟩_**', '_⟨so⟩_'],
  ['bold', '***⟨so⟩***', '*⟨so⟩*'],
  ['italic', '*⟨so⟩*', '⟨so⟩'],
  ['italic', '***⟨so⟩***', '**⟨so⟩**'],
  ['italic', '⟨**so**⟩', '_⟨**so**⟩_'],
  ['bold', '⟨**one**\ntwo⟩', '⟨**one**\n**two**⟩'],
  ['numbers', '⟨- one\n- two⟩', '⟨1. one\n2. two⟩'],
  ['bullets', '⟨1. one\n2. two⟩', '⟨- one\n- two⟩'],
  ['quote', '⟨> one\ntwo⟩', '⟨> > one\n> two⟩'],
  ['bullets', 'a\n⟨b\n⟩c', 'a\n⟨- b⟩\nc'],
  ['code_block', '⟨```ts\nx\n```⟩', '⟨x⟩'],
  ['link', '⟨https://a.test⟩', '[|](https://a.test)'],
  ['link', '[the pl|an](https://a.test) x', '⟨the plan⟩ x'],
];

describe('applyFormat', () => {
  it.each(toggles.map(([command, before, after, back = before]) => ({ command, before, after, back })))('$command: $before and back', ({ command, before, after, back }) => {
    const formatted = applyFormat(command, field(before));
    expect(drawn(formatted)).toBe(after);
    expect(drawn(applyFormat(command, formatted))).toBe(back);
  });
  it.each(once.map(([command, before, after]) => ({ command, before, after })))('$command: $before', ({ command, before, after }) => expect(drawn(applyFormat(command, field(before)))).toBe(after));

  it('writes what the parser reads', () => {
    const tree = (command: FormatCommand): string => outline(parseMessage(applyFormat(command, field('⟨word⟩')).text));
    expect(Object.fromEntries(formatCommands.map((command) => [command, tree(command)]))).toEqual({
      bold: '(strong word)', italic: '(em word)', strike: '(s word)', code: '(code word)', code_block: '(pre word)', quote: '(quote word)', bullets: '(ul word)', numbers: '(ol 1:word)',
      // Until it has an address.
      link: '[word](https://)',
    });
  });

  it('loses no letter, leaves what is around alone, selects within the text (property)', () => {
    const part = fc.constantFrom('q', 'word', ' ', '\n', '**', '*', '_', '~~', '`', '```', '> ', '- ', '1. ', '[q](https://z)', 'é');
    const state = fc.tuple(fc.array(part, { maxLength: 12 }), fc.nat(), fc.nat()).map(([parts, one, two]): FieldState => {
      const text = parts.join('');
      const [from, to] = [one % (text.length + 1), two % (text.length + 1)];
      return { text, from: Math.min(from, to), to: Math.max(from, to) };
    });
    // Without markers, and without the address that goes with a link.
    const words = (text: string): string => text.replace(/[^qwordé]/g, '');
    fc.assert(
      fc.property(fc.constantFrom(...formatCommands), state, (command, before) => {
        const after = applyFormat(command, before);
        expect(words(after.text)).toBe(words(before.text));
        expect(0 <= after.from && after.from <= after.to && after.to <= after.text.length).toBe(true);
        const { from, to, text } = changeBetween(before.text, after.text);
        expect(before.text.slice(0, from) + text + before.text.slice(to)).toBe(after.text);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('linkPasted', () => {
  it('makes a link of a text and an address', () => {
    expect(linkPasted(field('the ⟨plan⟩'), ' https://a.test/x\n')?.text).toBe('the [plan](https://a.test/x)');
    for (const [state, pasted] of [['the |plan', 'https://a.test'], ['⟨plan⟩', 'a.test'], ['⟨a\nb⟩', 'https://a.test'], ['⟨https://b.test⟩', 'https://a.test'], ['⟨plan⟩', 'javascript:alert(1)']] as const)
      expect(linkPasted(field(state), pasted), state).toBeNull();
  });
});

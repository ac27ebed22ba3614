import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFormat, hasFormat } from './apply-format.js';
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
  ['bold', 'a wo|rd here', 'a **wo|rd** here'],
  ['bold', 'a |word here', 'a **|word** here'],
  ['bold', 'a don|\'t here', 'a **don|\'t** here'],
  ['bold', 'the w⟨or⟩d', 'the **w⟨or⟩d**'],
  ['bold', 'a.⟨b⟩', '**a.⟨b⟩**'],
  ['bold', 'a | here', 'a **|** here'],
  ['bold', '|', '**|**'],
  ['bold', 'Hello,|', 'Hello,**|**'],
  ['bold', '你好|', '你好**|**'],
  ['bold', '👍|', '👍**|**'],
  ['italic', '**|**', '**_|_**'],
  ['italic', '⟨so⟩', '_⟨so⟩_'],
  ['strike', '⟨so⟩', '~~⟨so⟩~~'],
  ['code', '⟨a*b⟩', '`⟨a*b⟩`'],
  ['code', '|', '`|`'],
  ['bold', '_⟨so⟩_', '_**⟨so⟩**_'],
  ['italic', '**⟨so⟩**', '**_⟨so⟩_**'],
  ['bold', '⟨one\ntwo⟩', '**⟨one**\n**two⟩**'],
  ['bold', 'o⟨ne\n\n two⟩', '**o⟨ne**\n\n **two⟩**'],
  ['bold', '⟨- one\n- two⟩', '⟨- **one**\n- **two⟩**'],
  ['bold', '**one ⟨two⟩ three**', '**one** ⟨two⟩ **three**', '**one** **⟨two⟩** **three**'],
  ['quote', '⟨one\ntwo⟩', '> ⟨one\n> two⟩'],
  ['quote', 'o⟨ne\nt⟩wo', '> o⟨ne\n> t⟩wo'],
  ['quote', 'on|e', '> on|e'],
  ['quote', 'a\n|b\nc', 'a\n> |b\nc'],
  ['bullets', '⟨one\n\ntwo⟩', '- ⟨one\n\n- two⟩'],
  ['numbers', '⟨one\ntwo⟩', '1. ⟨one\n2. two⟩'],
  ['bullets', '|', '- |'],
  ['bullets', 'a\n⟨b\n⟩c', 'a\n- ⟨b\n⟩c'],
  ['code_block', '⟨let a;\nlet b;⟩', '```\n⟨let a;\nlet b;⟩\n```'],
  ['code', '⟨let a;\nlet b;⟩', '```\n⟨let a;\nlet b;⟩\n```'],
  ['code_block', 'so\n⟨x⟩\nend', 'so\n```\n⟨x⟩\n```\nend'],
  ['code_block', 'on ⟨one⟩ line', '```\non ⟨one⟩ line\n```'],
  ['code_block', 'on| one line', '```\non| one line\n```'],
  ['code_block', '|', '```\n|\n```'],
  ['link', 'the ⟨plan⟩', 'the [plan](|)', 'the plan|'],
  ['link', 'the pl|an', 'the [plan](|)', 'the plan|'],
  ['link', '|', '[|]()'],
];

const once: readonly (readonly [FormatCommand, string, string])[] = [
  ['bold', '**wo|rd**', 'wo|rd'],
  ['bold', '**two wo|rds**', 'two wo|rds'],
  ['bold', '**two\nli|nes**', 'two\nli|nes'],
  ['bold', '⟨**word**⟩', '⟨word⟩'],
  ['bold', '**_⟨so⟩_**', '_⟨so⟩_'],
  ['bold', '***⟨so⟩***', '*⟨so⟩*'],
  ['italic', '*⟨so⟩*', '⟨so⟩'],
  ['italic', '***⟨so⟩***', '**⟨so⟩**'],
  ['italic', '⟨**so**⟩', '_⟨**so**⟩_'],
  ['bold', '⟨**one**\ntwo⟩', '⟨**one**\n**two⟩**'],
  ['bold', '⟨a **word** more⟩', '**⟨a word more⟩**'],
  ['bold', '⟨a **one\ntwo** b⟩', '**⟨a one\ntwo b⟩**'],
  ['bold', 'a ⟨word **and⟩ more**', 'a **⟨word and⟩ more**'],
  ['bold', '**⟨one⟩ two**', '⟨one⟩ **two**'],
  ['bold', '**o⟨ne⟩ two**', 'o⟨ne⟩ two'],
  ['bold', '`a ** b` and **wo|rd**', '`a ** b` and wo|rd'],
  ['bold', '2 ** 3 and **wo|rd**', '2 ** 3 and wo|rd'],
  ['numbers', '⟨- one\n- two⟩', '1. ⟨one\n2. two⟩'],
  ['bullets', '⟨1. one\n2. two⟩', '- ⟨one\n- two⟩'],
  ['quote', '⟨> one\ntwo⟩', '> ⟨> one\n> two⟩'],
  ['code_block', '⟨```ts\nx\n```⟩', '⟨x⟩'],
  ['code_block', '```\none\nt|wo\nthree\n```\nend', 'one\nt|wo\nthree\nend'],
  ['code_block', '```one two\nx|\ny```', 'one two\nx|\ny'],
  ['link', '⟨https://a.test⟩', '[|](https://a.test)'],
  ['link', 'see https://a.te|st', 'see [|](https://a.test)'],
  ['link', '[the pl|an](https://a.test) x', 'the pl|an x'],
  ['link', '[the ⟨plan⟩](https://a.test) x', 'the ⟨plan⟩ x'],
  ['link', '[the plan](https://a|.test) x', 'the plan| x'],
  ['link', '[plan|]() x', '[plan](|) x'],
  ['link', '[plan](https://a.test|) x', '[plan](https://a.test)| x'],
];

/** What a person writes: letters, and commands in the places of their names. */
const written: readonly (readonly [string, string])[] = [
  ['Please pay {bold}today{bold} not tomorrow', 'Please pay **today** not tomorrow|'],
  ['Please pay {italic}today{italic} not tomorrow', 'Please pay _today_ not tomorrow|'],
  ['Please pay {strike}today{strike} not tomorrow', 'Please pay ~~today~~ not tomorrow|'],
  ['Please pay {code}today{code} not tomorrow', 'Please pay `today` not tomorrow|'],
  ['see abc{bold} xyz', 'see **abc xyz|**'],
  ['see abc{bold} xyz{bold} and', 'see **abc xyz** and|'],
  ['a {bold}b {bold}c', 'a **b** c|'],
  ['Hello,{bold} world{bold}!', 'Hello, **world**!|'],
  ['a {bold}b{bold}{bold} c{bold} d', 'a **b c** d|'],
  ['a {bold}{bold}b', 'a b|'],
  ['a {bold}{italic}b{italic} c{bold} d', 'a **_b_ c** d|'],
  ['a {bold}b {italic}c{bold} d', 'a **b _c_** d|'],
  ['a {bold}b{bold} {bold}c{bold} d', 'a **b** **c** d|'],
  ['one{code_block} two', '```\none two|\n```'],
  ['the plan{link}https://a.test{link} is', 'the [plan](https://a.test) is|'],
  ['{link}plan{link}https://a.test{link} is', '[plan](https://a.test) is|'],
  ['{bullets}one', '- one|'],
];

function write(script: string): FieldState {
  return script.split(/\{(\w+)\}/).reduce((state, part, index) => {
    const command = formatCommands.find((each) => each === part);
    if (index % 2 === 1 && command) return applyFormat(command, state);
    return { text: state.text.slice(0, state.from) + part + state.text.slice(state.to), from: state.from + part.length, to: state.from + part.length };
  }, field('|'));
}

const part = fc.constantFrom('q', 'word', ' ', '\n', '**', '*', '_', '~~', '`', '\n```\n', 'é```\n', '> ', '- ', '1. ', '[q](https://z)', 'é', '你', '.', "'");
const anyState = fc.tuple(fc.array(part, { maxLength: 12 }), fc.nat(), fc.nat()).map(([parts, one, two]): FieldState => {
  const text = parts.join('');
  const [from, to] = [one % (text.length + 1), two % (text.length + 1)];
  return { text, from: Math.min(from, to), to: Math.max(from, to) };
});
/** Without markers, and without the address that goes with a link. */
const words = (text: string): string => text.replace(/[^qwordé你']/g, '');

describe('applyFormat', () => {
  it.each(toggles.map(([command, before, after, back = before]) => ({ command, before, after, back })))('$command: $before and back', ({ command, before, after, back }) => {
    const formatted = applyFormat(command, field(before));
    expect(drawn(formatted)).toBe(after);
    expect(drawn(applyFormat(command, formatted))).toBe(back);
  });
  it.each(once.map(([command, before, after]) => ({ command, before, after })))('$command: $before', ({ command, before, after }) => expect(drawn(applyFormat(command, field(before)))).toBe(after));
  it.each(written.map(([script, after]) => ({ script, after })))('what is written goes on: $script', ({ script, after }) => expect(drawn(write(script))).toBe(after));

  it('writes what the parser reads', () => {
    const tree = (command: FormatCommand): string => outline(parseMessage(applyFormat(command, field('⟨word⟩')).text));
    expect(Object.fromEntries(formatCommands.map((command) => [command, tree(command)]))).toEqual({
      bold: '(strong word)', italic: '(em word)', strike: '(s word)', code: '(code word)', code_block: '(pre word)', quote: '(quote word)', bullets: '(ul word)', numbers: '(ol 1:word)',
      // Until it has an address.
      link: '[word]()',
    });
  });

  it('loses no letter, leaves what is around alone (property)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...formatCommands), anyState, (command, before) => {
        const after = applyFormat(command, before);
        expect(words(after.text)).toBe(words(before.text));
        const { from, to, text } = changeBetween(before.text, after.text);
        expect(before.text.slice(0, from) + text + before.text.slice(to)).toBe(after.text);
      }),
      { numRuns: 5_000 },
    );
  });

  it('K1 selects nothing that was not selected: a caret stays a caret, and a selection has the words that it had (property)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...formatCommands), anyState, (command, before) => {
        const after = applyFormat(command, before);
        expect(0 <= after.from && after.from <= after.to && after.to <= after.text.length).toBe(true);
        const [was, is] = [before, after].map(({ text, from, to }) => words(text.slice(from, to)));
        if (before.from === before.to) expect(after.from).toBe(after.to);
        // The caret of a new link is where its address is to be written, and an address may go with its link.
        else if (command === 'link') expect(was).toContain(is);
        else expect(is).toBe(was);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('hasFormat', () => {
  it.each([
    ['⟨plain⟩ text', ''],
    ['**⟨bold⟩**', 'bold'],
    ['**bo|ld**', 'bold'],
    ['**bold|** text', 'bold'],
    ['**bold**| text', ''],
    ['**|**', 'bold'],
    ['**two wo|rds**', 'bold'],
    ['***⟨both⟩***', 'bold italic'],
    ['*⟨it⟩* and _it_', 'italic'],
    ['~~_⟨a⟩_~~', 'italic strike'],
    ['`⟨a⟩`', 'code'],
    ['`**a|**`', 'code'],
    ['[⟨a⟩](https://example.org)', 'link'],
    ['- ⟨a⟩', 'bullets'],
    ['* ⟨a⟩', 'bullets'],
    ['3. ⟨a⟩', 'numbers'],
    ['> ⟨a⟩', 'quote'],
    ['```\n⟨a⟩\nb\n```', 'code_block'],
  ])('%s: %s', (state, formats) => {
    expect(formatCommands.filter((command) => hasFormat(command, field(state))).join(' ')).toBe(formats);
  });

  it('is so after the command, and not after it was given again', () => {
    for (const command of formatCommands) {
      const given = applyFormat(command, field('say ⟨some⟩ words'));
      expect(hasFormat(command, given), command).toBe(true);
      expect(hasFormat(command, applyFormat(command, given)), command).toBe(false);
    }
  });
});

describe('linkPasted', () => {
  it('makes a link of a text and an address', () => {
    expect(linkPasted(field('the ⟨plan⟩'), ' https://a.test/x\n')?.text).toBe('the [plan](https://a.test/x)');
    for (const [state, pasted] of [['the |plan', 'https://a.test'], ['⟨plan⟩', 'a.test'], ['⟨a\nb⟩', 'https://a.test'], ['⟨https://b.test⟩', 'https://a.test'], ['⟨plan⟩', 'javascript:alert(1)']] as const)
      expect(linkPasted(field(state), pasted), state).toBeNull();
  });
});

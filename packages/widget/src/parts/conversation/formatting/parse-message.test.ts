import { describe, expect, it } from 'vitest';
import { parseMessage } from './parse-message.js';
import { outline } from './outline.js';

/** What is typed, and the tree in short: see outline.ts. */
const emphasis = [
  ['**bold**', '(strong bold)'],
  ['*italic* and _italic_', '(em italic) and (em italic)'],
  ['~~gone~~', '(s gone)'],
  ['***both***', '(strong (em both))'],
  ['**bold *and italic***', '(strong bold (em and italic))'],
  ['***a* b**', '(strong (em a) b)'],
  ['_**a**_, **_b_**', '(em (strong a)), (strong (em b))'],
  ['**Note:** read', '(strong Note:) read'],
  ['(*so*) "_so_" —*so*', '((em so)) "(em so)" —(em so)'],
  ['**two\nlines**', '(strong two⏎lines)'],
  ['**not\n\nso**', '**not⏎⏎so**'],
  ['*a **b* c**', '(em a **b) c**'],
  ['the *args and *kwargs*', 'the *args and (em kwargs)'],
  ['这是**粗体**文字', '这是(strong 粗体)文字'],
  ['👍*yes*👍', '👍(em yes)👍'],
] as const;

const texts = [
  'snake_case_name', '2*3*4', '2 * 3 * 4', ':* and :*', 'good night :*', '__init__', '_private', 'a*b*', '*', '**', '****', '*****', '** **', '~', '~5 or ~6~', '~~~~',
  'C:\\temp\\*.*', '\\\\server\\share', '¯\\_(ツ)_/¯', 'src/*/test/*.ts', '*.ts and *.js', '5* hotel, 4* hotel', 'it`s nice, that`s good', '``', '`', '````a````',
  '-', '-no', '#1', '1.5 m', '01. March', '>_<', '>:(', '->', '> ', '>', '```', '``````', '```\nopen', '[', ']', '](', '[]()', '[a](b)', '[a]', 'cafe\u0301*s*', 'key=*v*',
] as const;

const code = [
  ['`a*b*c` `<@all>`', '(code a*b*c) (code <@all>)'],
  ['``a`b``', '(code a`b)'],
  ['use ```npm i``` here', 'use (code npm i) here'],
  ['**see `x`**', '(strong see (code x))'],
  ['`a\nb`', '`a⏎b`'],
  ['`https://a.test`', '(code https://a.test)'],
  ['`\\`', '(code \\)'],
  ['the `Foo`s', 'the (code Foo)s'],
  ['```\na *b*\n\n  c\n```', '(pre a *b*⏎⏎  c)'],
  ['```ts\nlet a;\n```\nand', '(pre:ts let a;)|and'],
  ['so\n```let a;```', 'so|(pre let a;)'],
  ['```let a = 1;\nlet b;```', '(pre let a = 1;⏎let b;)'],
  ['```a``` b', '(code a) b'],
] as const;

const blocks = [
  ['> quoted\n> **twice**\nanswer', '(quote quoted⏎(strong twice))|answer'],
  ['>> deep\n> less', '(quote (quote deep)|less)'],
  ['> - a\n> ```\n> x\n> ```', '(quote (ul a)|(pre x))'],
  ['a\n\n> b\n\nc', 'a|(quote b)|c'],
  ['- a\n- *b*\n  - c', '(ul a;(em b);.c)'],
  ['* a\n* b', '(ul a;b)'],
  ['1. a\n2. b', '(ol 1:a;2:b)'],
  ['3. a\n1. b', '(ol 3:a;1:b)'],
  ['- a\n1. b', '(ul a)|(ol 1:b)'],
  ['so:\n- a\nend', 'so:|(ul a)|end'],
  ['a\n\nb', 'a⏎⏎b'],
  ['\n\na\n\n', 'a'],
] as const;

const escapes = [
  ['\\*no\\*', '*no*'],
  ['\\*\\*no\\*\\*', '**no**'],
  ['\\**no\\**', '**no**'],
  ['*a\\* b*', '(em a* b)'],
  ['\\_x_', '_x_'],
  ['\\`no`', '`no`'],
  ['\\```\nno\n```', '```⏎no⏎```'],
  ['\\- a', '- a'],
  ['\\1. a', '1. a'],
  ['\\> a', '> a'],
  ['\\[a](https://a.test)', '[a]((a https://a.test/ https://a.test))'],
  ['a\\b \\n \\d', 'a\\b \\n \\d'],
] as const;

describe.each(Object.entries({ emphasis, code, blocks, escapes }))('parseMessage: %s', (_, rows) => {
  it.each(rows.map(([typed, tree]) => ({ typed, tree })))('$typed', ({ typed, tree }) => expect(outline(parseMessage(typed))).toBe(tree));
});

describe('parseMessage: what stays text', () => {
  it.each(texts)('%j', (text) => expect(outline(parseMessage(text))).toBe(text.replaceAll('\n', '⏎')));
  it('is nothing where there is nothing', () => expect(parseMessage('')).toEqual([]));
});

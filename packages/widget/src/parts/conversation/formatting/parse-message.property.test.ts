import fc from 'fast-check';
import { limits } from '@tenant-chat/protocol/wire';
import { describe, expect, it } from 'vitest';
import { countSteps } from './count-steps.js';
import { parseMessage } from './parse-message.js';
import { treeText } from './plain-text.js';
import type { Block, Inline, Link } from './tree.js';

const numRuns = 3_000;

/** Everything that means something to the parser, and what makes it difficult. */
const marks = [
  '*', '**', '***', '_', '~~', '~', '`', '``', '```', '\\', '[', ']', '](', ')', '(', '<@all>', '<@', '>', '> ', '>>', '- ', '* ', '1. ', '12. ', '  - ', '\n', '\n\n', '```\n', '\n```',
  'https://', 'http://a.test', 'https://a.test/x_y_z', 'mailto:', 'mailto:a@b.test', 'www.', 'www.a.test', 'ana@b.test', '@', '/', ':', '.', ',', '"', "'", ' ', '\t', '\r\n', '-', '1', '1.',
  '](https://a.test)', '](javascript:alert(1))', '[a](https://b.test)', '<@0190c7a4-0000-7000-8000-000000000001>',
] as const;
const plain_words = ['a', 'word', 'é', '王', 'שלום', '👍', '👨‍👩‍👧', '\u0301', '\ud83d', '&lt;', '<b>', 'javascript:', 'data:'] as const;

const fragment = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...marks) }, { weight: 2, arbitrary: fc.constantFrom(...plain_words) }, fc.string({ unit: 'binary', maxLength: 5 }));

/** A text of fragments. */
const typed = fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join(''));

/** Mentions and bullets are shown otherwise than they are typed: told to say what was typed, the text of a tree is the input less its markers. */
const textOf = (blocks: readonly Block[]): string => treeText(blocks, (who) => who);

/** All of which a marker is made where no letters are part of it; a bullet and a mention put one marker in the place of another. */
const withoutMarkers = (text: string): string => text.replace(/[\\*_~`<>•\s-]/g, '');

function isInside(part: string, whole: string): boolean {
  let at = 0;
  for (const letter of part) {
    at = whole.indexOf(letter, at);
    if (at < 0) return false;
    at += letter.length;
  }
  return true;
}

describe('parseMessage: output text equals input less the markers', () => {
  it('puts nothing in, and nothing in another order: the text is the input with letters left out (property)', () => {
    fc.assert(fc.property(typed, (text) => { expect(isInside(textOf(parseMessage(text)).replace(/^• /gm, ''), text)).toBe(true); }), { numRuns });
  });

  it('leaves out only markers: every other letter and sign that is no target of a link and no language stays, once and in its place (property)', () => {
    // Without the two things in which letters are part of a marker.
    const all_count = typed.map((text) => text.replaceAll('](', ']').replaceAll('```', '`'));
    fc.assert(fc.property(all_count, (text) => { expect(withoutMarkers(textOf(parseMessage(text)))).toBe(withoutMarkers(text)); }), { numRuns });
  });

  it('leaves a text without markers as it is (property)', () => {
    const plain = fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => text.replace(/[\\*_~`[\]<>\n:@w-]|\d+\./gi, '')).filter((text) => text !== '');
    fc.assert(fc.property(plain, (text) => { expect(parseMessage(text)).toEqual([{ kind: 'lines', children: [text] }]); }), { numRuns });
  });

  it('reads what is written from a tree as that tree (property)', () => {
    fc.assert(fc.property(tree, (blocks) => { expect(parseMessage(written(blocks))).toEqual(blocks); }), { numRuns });
  });
});

describe('parseMessage: any input', () => {
  it('makes no empty nodes, no text beside text, no link in a link, no address but http, https and mailto (property)', () => {
    fc.assert(fc.property(typed, (text) => { parseMessage(text).forEach((block) => checkBlock(block)); }), { numRuns });
  });

  it('takes linear time: at most so many steps a letter, for any text repeated to the longest message (property)', () => {
    fc.assert(
      fc.property(fc.array(fragment, { minLength: 1, maxLength: 8 }), fc.array(fragment, { maxLength: 4 }), (unit, end) => {
        const text = (unit.join('') || 'a').repeat(limits.content_bytes).slice(0, limits.content_bytes) + end.join('');
        expect(countSteps(() => parseMessage(text))).toBeLessThan(STEPS_A_LETTER * text.length);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    '*', '* ', '*a', '*a ', '**a _b ~~c ', '_ _', '*a_', ' *a* ', '***a ', '***a*** ', '`', '` ', '`a``b```c ', 'a`\n', '[', '[[](', '[a', '[](', '[a](b', '[a](((', '](())(', '](a](b)', '[a](https://b.test/',
    '[a](https://b.test) ', 'http://', 'http://^', ' http://a', 'http://a](', '(http://a.test)', 'http://(', 'mailto:', 'mailto:a@b,', 'www.', 'www.a', 'www.a ', '[www.a', 'www.a](', '@', 'a@', '@a', 'a.', 'a@b.cc', 'a@b.cc ', 'a@b.', '.a@', '\n', '\n\n', '> ', '>', '>>', '> > > > ', '> \n', '>>>>\n', '> - a\n', '- \n', '- - ',
    '1. a\n- b\n', '```\n', '```a', '``` ```\n', '> ```\n', '\\', '\\*', '\\*a', '\\[', '<@', '<@all', '<@all>', '<@00000000-0000-', ' ', '\t', '\r', 'a', '🎉', '\ud83d', '*a\n\n',
  ])('takes twice the steps for twice the text: %j', (unit) => {
    const steps = (size: number): number => countSteps(() => parseMessage(unit.repeat(size / unit.length)));
    const [half, whole] = [steps(limits.content_bytes / 2), steps(limits.content_bytes)];
    expect(whole).toBeLessThan(2.05 * half + 100);
    expect(whole).toBeLessThan(STEPS_A_LETTER * limits.content_bytes);
  });
});

const STEPS_A_LETTER = 60;

function checkBlock(block: Block): void {
  if (block.kind === 'quote') return block.children.forEach(checkBlock);
  if (block.kind === 'lines') expect(block.children).not.toEqual([]);
  if (block.kind === 'pre') return;
  for (const children of block.kind === 'lines' ? [block.children] : block.items.map((item) => item.children)) checkInline(children, 0, false);
}

function checkInline(nodes: readonly Inline[], depth: number, is_linked: boolean): void {
  expect(depth).toBeLessThan(7);
  nodes.forEach((node, index) => {
    if (typeof node === 'string') {
      expect(node).not.toBe('');
      return expect(typeof nodes[index - 1]).not.toBe('string');
    }
    if (node.kind === 'code') return expect(node.text).not.toMatch(/^$|\n/);
    if (node.kind === 'mention') return expect(node.who).toMatch(/^(all|[0-9a-f-]{36})$/);
    expect(node.children).not.toEqual([]);
    if (node.kind === 'link') checkLink(node, is_linked);
    checkInline(node.children, depth + 1, is_linked || node.kind === 'link');
  });
}

function checkLink({ href, domain, children }: Link, is_linked: boolean): void {
  const url = new URL(href);
  expect(['http:', 'https:', 'mailto:']).toContain(url.protocol);
  expect(url.username + url.password + (url.protocol === 'mailto:' ? url.search : '')).toBe('');
  expect(is_linked).toBe(false);
  // eslint-disable-next-line no-control-regex
  expect(domain ?? '').toMatch(/^[\x21-\x7e]*$/);
  const shown = treeText([{ kind: 'lines', children }], String).toLowerCase();
  if (domain === null) expect(shown).toContain((url.host || url.pathname).toLowerCase());
  else expect(domain).toBe(url.host || url.pathname);
}

/** Words that mean nothing by themselves. */
const words = fc.array(fc.constantFrom('a', 'two words', 'snake_case', '2*3', 'é', '王', '👍', 'x.y', 'it`s'), { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));
const inlineOf = (...inner: fc.Arbitrary<Inline>[]): fc.Arbitrary<readonly Inline[]> =>
  fc.array(fc.tuple(words, fc.oneof(...inner)), { maxLength: 3 }).map((pairs) => [...pairs.flatMap(([text, node], index) => [index > 0 ? ` ${text} ` : `${text} `, node]), pairs.length > 0 ? ' end' : 'end']);
const leaf: fc.Arbitrary<Inline> = fc.oneof(
  fc.constantFrom('a *b', '**', '[x](y)', '<@all>', '\\*', '> a').map((text) => ({ kind: 'code' as const, text })),
  fc.oneof(fc.constant('all'), fc.uuid()).map((who) => ({ kind: 'mention' as const, who })),
  fc.constantFrom('https://a.test/', 'https://a.test/x_y(z)').map((href) => ({ kind: 'link' as const, href, domain: null, children: [href] })),
  words.map((text) => ({ kind: 'link' as const, href: 'https://b.test/x', domain: 'b.test', children: [text] })),
);
const em = inlineOf(leaf).map((children): Inline => ({ kind: 'em', children }));
const struck = inlineOf(leaf, em).map((children): Inline => ({ kind: 's', children }));
const strong = inlineOf(leaf, em, struck).map((children): Inline => ({ kind: 'strong', children }));
const lineOf = inlineOf(leaf, em, struck, strong);
const itemOf = (number: fc.Arbitrary<number | null>) => fc.array(fc.record({ number, is_indented: fc.boolean(), children: lineOf }), { minLength: 1, maxLength: 3 });
const simple: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('pre' as const), language: fc.constantFrom('', 'ts', 'c++'), text: fc.constantFrom('let a = 1;', '**a**\n\n> b', '  - x\n<@all>') }),
  itemOf(fc.constant(null)).map((items) => ({ kind: 'ul' as const, items })),
  itemOf(fc.nat({ max: 2_030 })).map((items) => ({ kind: 'ol' as const, items })),
);
/** Two lists, two quotes or two paragraphs in a row would be one: a paragraph stands between. */
const sequence = (block: fc.Arbitrary<Block>): fc.Arbitrary<readonly Block[]> =>
  fc.array(fc.tuple(lineOf, block), { minLength: 1, maxLength: 3 }).map((pairs) => pairs.flatMap(([children, each]) => [{ kind: 'lines' as const, children }, each]));
const tree = sequence(fc.oneof(simple, sequence(simple).map((children): Block => ({ kind: 'quote', children }))));

const markers = { strong: '**', em: '_', s: '~~' } as const;

function written(blocks: readonly Block[]): string {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'lines': return writtenInline(block.children);
      case 'pre': return `\`\`\`${block.language}\n${block.text}\n\`\`\``;
      case 'quote': return written(block.children).split('\n').map((line) => `> ${line}`).join('\n');
      default: return block.items.map(({ number, is_indented, children }) => `${is_indented ? '  ' : ''}${number === null ? '-' : `${number}.`} ${writtenInline(children)}`).join('\n');
    }
  }).join('\n');
}

function writtenInline(nodes: readonly Inline[]): string {
  return nodes.map((node) => {
    if (typeof node === 'string') return node;
    if (node.kind === 'code') return `\`${node.text}\``;
    if (node.kind === 'mention') return `<@${node.who}>`;
    const text = writtenInline(node.children);
    if (node.kind === 'link') return node.domain === null ? text : `[${text}](${node.href})`;
    return markers[node.kind] + text + markers[node.kind];
  }).join('');
}

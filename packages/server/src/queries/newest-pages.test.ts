import { expect, it } from 'vitest';
import { fillPage, linesOf, NewestPages } from './newest-pages.js';

const lines = (...texts: string[]) => linesOf(Buffer.from(texts.join('\n')));
const known = fillPage({ epoch: 1, first: 5, versions: [10, 11, 12] }, undefined, lines('"5"', '"6"', '"7"'));

it('takes what came when nothing is known, in order, with commas between', () => {
  expect(known.json.toString()).toBe('"5","6","7"');
  expect(linesOf(null)).toEqual([]);
  expect(fillPage({ epoch: 1, first: 1, versions: [] }, undefined, []).json.toString()).toBe('');
});

it('puts what came among what is known: newer ones, changed ones, and those before', () => {
  expect(fillPage({ epoch: 1, first: 6, versions: [11, 12, 20] }, known, lines('"8"')).json.toString()).toBe('"6","7","8"');
  expect(fillPage({ epoch: 1, first: 5, versions: [10, 21, 12] }, known, lines('"6 edited"')).json.toString()).toBe('"5","6 edited","7"');
  const longer = fillPage({ epoch: 1, first: 4, versions: [9, 10, 11, 12] }, known, lines('"4"'));
  expect(longer.json.toString()).toBe('"4","5","6","7"');
  expect(longer.messages.map(String)).toEqual(['"4"', '"5"', '"6"', '"7"']);
});

it('is the known page itself while nothing changed, and a part of it for who sees or wants less', () => {
  expect(fillPage({ epoch: 1, first: 5, versions: [10, 11, 12] }, known, [])).toBe(known);
  expect(fillPage({ epoch: 1, first: 7, versions: [12] }, known, []).json.toString()).toBe('"7"');
});

it('knows nothing of another epoch: its versions are given anew', () => {
  expect(fillPage({ epoch: 2, first: 5, versions: [10, 11, 12] }, known, lines('"a"', '"b"', '"c"')).json.toString()).toBe('"a","b","c"');
  expect(() => fillPage({ epoch: 2, first: 5, versions: [10, 11, 12] }, known, [])).toThrow('nobody knows');
});

it('keeps pages by tenant', () => {
  const pages = new NewestPages();
  pages.keep('t1', 'c', known);
  expect(pages.find('t1', 'c')).toBe(known);
  expect(pages.find('t2', 'c')).toBeUndefined();
});

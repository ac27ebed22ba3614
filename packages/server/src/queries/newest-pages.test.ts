import { expect, it } from 'vitest';
import { NewestPages } from './newest-pages.js';

it('keeps pages by tenant', () => {
  const pages = new NewestPages();
  const known = { key: '1:1:2:9', people: null, quoted: null, json: Buffer.from('{},{}') };
  pages.keep('t1', 'c', known);
  expect(pages.find('t1', 'c')).toBe(known);
  expect(pages.find('t2', 'c')).toBeUndefined();
});

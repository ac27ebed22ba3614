import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { targetLocales } from './generated/locale-codes.js';

const file = (locale: string): string => readFileSync(new URL(`./xliff/${locale}.xlf`, import.meta.url), 'utf8');

describe.each(targetLocales)('%s', (locale) => {
  const units = [...file(locale).matchAll(/<trans-unit id="([^"]+)">(.*?)<\/trans-unit>/gs)];

  it('has every text of the other languages', () => {
    const ids = new Set(units.map(([, id]) => id));
    for (const other of targetLocales) expect(new Set([...file(other).matchAll(/<trans-unit id="([^"]+)"/g)].map(([, id]) => id))).toEqual(ids);
    expect(ids.size).toBeGreaterThan(100);
  });

  it('leaves nothing in English', () => {
    const untranslated = units.filter(([, , unit = '']) => !/<target>.+<\/target>/s.test(unit)).map(([, id]) => id);
    expect(untranslated).toEqual([]);
  });

  it('keeps the places of what is filled in', () => {
    for (const [, , unit = ''] of units) {
      const [, source = '', target = ''] = /<source>(.*?)<\/source>\s*<target>(.*?)<\/target>/s.exec(unit) ?? [];
      const places = (text: string) => new Set(text.match(/<x id="\d+"/g));
      expect(places(target)).toEqual(places(source));
    }
  });
});

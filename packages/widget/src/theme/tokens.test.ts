import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const source = new URL('../', import.meta.url);
const sheets = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(new URL(name, source), 'utf8').replaceAll(/\s+/g, ' '))
  .join('\n');
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** Rows of the table: name, and the value where it is written as one. */
const documented = [...readme.matchAll(/^\| `(--tenant-chat-[a-z-]+)` \|[^|]*\| (?:`([^`]*)`)?/gm)].map(([, name = '', value]) => ({ name, value }));

describe('what a host may set', () => {
  it('is what the README says, and nothing else', () => {
    const used = new Set([...sheets.matchAll(/var\( ?(--tenant-chat-[a-z-]+)/g)].map(([, name]) => name));
    expect(new Set(documented.map(({ name }) => name))).toEqual(used);
  });

  it.each(documented.filter(({ value }) => value !== undefined))('$name is $value where nobody sets it', ({ name, value }) => {
    expect(sheets.includes(`var(${name}, ${value})`) || sheets.includes(`var( ${name}, ${value} )`)).toBe(true);
  });
});

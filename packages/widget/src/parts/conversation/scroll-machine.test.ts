import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scrollTable, type ScrollEvent } from './scroll-machine.js';

const spec = readFileSync(new URL('../../../SPEC.md', import.meta.url), 'utf8');
const cells = (line: string): readonly string[] => line.split('|').slice(1, -1).map((cell) => cell.trim().replaceAll('`', ''));

describe('the scroll machine', () => {
  it('T1 has three states, and whoever scrolls or is sent gets there from each', () => {
    expect(Object.keys(scrollTable)).toEqual(['at_end', 'reading', 'anchored']);
    for (const row of Object.values(scrollTable)) {
      expect([row.sent_to_end, row.sent_to_message, row.scrolled_to_end, row.scrolled_away]).toEqual(['at_end', 'anchored', 'at_end', 'reading']);
    }
  });

  it('T2 is the table of the specification', () => {
    const lines = spec.split('\n').filter((line) => line.startsWith('| '));
    const [, ...events] = cells(lines[0] ?? '');
    const told = lines.slice(2).map((line) => cells(line));
    expect(told).toEqual(Object.entries(scrollTable).map(([state, row]) => [state, ...events.map((event) => row[event as ScrollEvent])]));
  });
});

import type { TimelineItem } from '@tenant-chat/client';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TimelineChunks } from './timeline-chunks.js';

const row = (n: number): TimelineItem => ({
  kind: 'message', key: `m${n}`, message: null, outbox: null, mine: false, first_of_group: true, last_of_group: true, tick: null,
});
const rows = (from: number, to: number): TimelineItem[] => Array.from({ length: to - from }, (_, i) => row(from + i));
const day = (key: string): TimelineItem => ({ kind: 'day', key, day: key, at: 0 });

describe('TimelineChunks', () => {
  it('keeps borders and unchanged chunks when older and newer messages come', () => {
    const chunks = new TimelineChunks();
    const middle = rows(1_000, 1_100);
    const first = chunks.update(middle);
    expect(first.map((chunk) => chunk.key)).toEqual(['m1000', 'm1050']);
    const second = chunks.update([...rows(940, 1_000), ...middle, ...rows(1_100, 1_103)]);
    expect(second.map((chunk) => chunk.key)).toEqual(['m940', 'm950', 'm1000', 'm1050', 'm1100']);
    expect(second[2]).toBe(first[0]);
    expect(second[3]).toBe(first[1]);
  });

  it('draws only the chunk again in which a message changed', () => {
    const chunks = new TimelineChunks();
    const items = rows(0, 150);
    const before = chunks.update(items);
    const after = chunks.update(items.map((item, n) => (n === 70 && item.kind === 'message' ? { ...item, tick: 'read' as const } : { ...item })));
    expect(after.map((chunk, n) => chunk === before[n])).toEqual([true, false, true]);
  });

  it('loses and moves nothing, whatever comes in between (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 300 }), { minLength: 1, maxLength: 6 }), (steps) => {
        const chunks = new TimelineChunks();
        const seen = new Set<number>();
        const parents = new Map<string, string>();
        for (const step of steps) {
          for (const n of step) seen.add(n);
          const items = [...seen].sort((a, b) => a - b).flatMap((n) => (n % 25 === 0 ? [day(`d${n}`), row(n)] : [row(n)]));
          const cut = chunks.update(items);
          expect(cut.flatMap((chunk) => chunk.items.map((item) => item.key))).toEqual(items.map((item) => item.key));
          for (const chunk of cut) {
            const keys = chunk.items.filter((item) => item.kind === 'message').map((item) => item.key);
            expect(keys[0]).toBe(chunk.key);
            expect(keys.length).toBeLessThanOrEqual(100);
            for (const key of keys) parents.set(key, chunk.key);
          }
        }
      }),
    );
  });
});

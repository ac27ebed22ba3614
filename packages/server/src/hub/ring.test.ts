import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FeedEvent } from '../feed/feed-event.js';
import { Ring } from './ring.js';

const event = (version: number, size: number): FeedEvent => ({
  version, key: `message_created:${version}`, type: 'message_created', conversation_id: 'c', user_id: null, seq: version,
  shown_to: 'owner', membership: null, own_json: null, json: 'x'.repeat(size),
});

test('the ring gives exactly what came after a version, or says that it no longer can', () => {
  const steps = fc.array(fc.record({ rows: fc.integer({ min: 1, max: 400 }), size: fc.integer({ min: 1, max: 4_000 }), gap: fc.integer({ min: 0, max: 3 }) }), { maxLength: 12 });
  fc.assert(fc.property(steps, fc.integer({ min: 0, max: 40 }), (appends, asked) => {
    const ring = new Ring(10);
    const all: FeedEvent[] = [];
    let version = 10;
    for (const { rows, size, gap } of appends) {
      version += 1 + gap;
      const events = Array.from({ length: rows }, () => event(version, size));
      all.push(...events);
      ring.append(events);
    }
    const answer = ring.after(asked);
    if (answer !== null) expect(answer.map((one) => one.version)).toEqual(all.filter((one) => one.version > asked).map((one) => one.version));
    if (asked >= version) expect(answer).toEqual([]);
    if (asked < 10) expect(answer).toBeNull();
  }));
});

test('the ring is bounded in rows and in characters', () => {
  const ring = new Ring(0);
  for (let version = 1; version <= 5_000; version += 1) ring.append([event(version, 10)]);
  expect(ring.after(0)).toBeNull();
  expect(ring.after(4_500)?.length).toBe(500);
  for (let version = 5_001; version <= 5_100; version += 1) ring.append([event(version, 100_000)]);
  expect(ring.after(5_000)).toBeNull();
  expect(ring.after(5_099)?.length).toBe(1);
});

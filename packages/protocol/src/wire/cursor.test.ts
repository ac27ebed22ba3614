import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePosition, encodePosition } from './cursor.js';

const positions = fc.record({
  epoch: fc.integer({ min: 1, max: 1_000_000 }),
  version: fc.maxSafeNat(),
  key: fc.stringMatching(/^[a-z0-9:-]{0,60}$/),
});

test('W20 equal positions are equal strings, and every cursor decodes to what was encoded', () => {
  fc.assert(fc.property(positions, (position) => {
    expect(decodePosition(encodePosition(position))).toEqual(position);
  }));
});

test('W20 whatever decodes has one spelling', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^1\.[0-9a-z]{1,12}\.[0-9a-z]{1,12}\.[a-z0-9:-]{0,9}$/)), (text) => {
    const position = decodePosition(text);
    if (position !== null) expect(encodePosition(position)).toBe(text);
  }));
});

test.each(['', '1', '1.1.1', '1.1.1.a.b', '2.1.1.', '1.01.1.', '1.1.zzzzzzzzzzzz.', '1.1.-1.', '1.1.1.A', '1.1.1. '])('W20 %j is no cursor', (text) => {
  expect(decodePosition(text)).toBeNull();
});

test('W20 versions at the edge of safe integers keep their value', () => {
  const edge = { epoch: 1, version: Number.MAX_SAFE_INTEGER, key: '' };
  expect(decodePosition(encodePosition(edge))).toEqual(edge);
  expect(decodePosition(`1.1.${(2n ** 53n).toString(36)}.`)).toBeNull();
});

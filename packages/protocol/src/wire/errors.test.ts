import { expect, test } from 'vitest';
import { closeCodes, errors } from './errors.js';

test('W10 every code has a status that says the same as its next step', () => {
  for (const [code, row] of Object.entries(errors)) {
    expect(code).toMatch(/^[a-z_]+$/);
    expect(row.status, code).toBeGreaterThanOrEqual(400);
    if (row.status === 404) expect(row.next, code).toBe('forget');
    if (row.status === 401) expect(row.next, code).toBe('sign_in');
    if (row.status === 429 || row.status >= 500) expect(row.next, code).toBe('retry');
  }
});

test('close codes are those of the contract', () => {
  expect(Object.keys(closeCodes).map(Number)).toEqual([1009, 1012, 1013, 4401, 4403, 4408, 4409, 4426]);
});

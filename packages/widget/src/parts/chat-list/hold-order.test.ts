import { describe, expect, it } from 'vitest';
import { holdOrder } from './hold-order.js';

const items = (ids: string) => [...ids].map((id) => ({ id }));
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).join('');

describe('holdOrder', () => {
  it('keeps what stands, new ones first, gone ones gone', () => {
    expect(ids(holdOrder(items('cab'), ['a', 'b', 'c']))).toBe('abc');
    expect(ids(holdOrder(items('yxca'), ['a', 'b', 'c']))).toBe('yxac');
    expect(ids(holdOrder(items('ab'), []))).toBe('ab');
  });
});

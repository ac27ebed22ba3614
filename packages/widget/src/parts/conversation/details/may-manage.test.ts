import { describe, expect, it } from 'vitest';
import { compareMembers, mayGiveRoles, mayManage, mayRemove } from './may-manage.js';

describe('rights in a group', () => {
  it('follows the contract', () => {
    expect([mayManage('owner'), mayManage('admin'), mayManage('member')]).toEqual([true, true, false]);
    expect([mayRemove('owner', 'admin'), mayRemove('admin', 'member'), mayRemove('admin', 'admin'), mayRemove('admin', 'owner'), mayRemove('member', 'member')]).toEqual([true, true, false, false, false]);
    expect([mayGiveRoles('owner'), mayGiveRoles('admin')]).toEqual([true, false]);
  });
  it('sorts by role, then by name', () => {
    const people = [{ role: 'member', name: 'Ana' }, { role: 'admin', name: 'Zoe' }, { role: 'member', name: 'Álvaro' }, { role: 'owner', name: 'Max' }] as const;
    expect(people.toSorted(compareMembers).map(({ name }) => name)).toEqual(['Max', 'Zoe', 'Álvaro', 'Ana']);
  });
});

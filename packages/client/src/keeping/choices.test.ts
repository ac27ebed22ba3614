import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Owner } from '../ports.js';
import { acme, id } from '../testing/rows.js';
import { keepChoice, readChoice } from './choices.js';
import { openDatabase } from './database.js';
import { createIndexedDbStorage } from './indexeddb-storage.js';

const server = 'https://chat.example.com';
const owner = (user: number): Owner => ({ server, tenant_id: acme, user_id: id('a0a', user), subject: String(user) });
const page = (user: number) => ({ tools: { stored: () => createIndexedDbStorage().open(owner(user)) } });

describe('what a person chose', () => {
  it('O22 a database of an older version gets what it lacks, and keeps what it has', async () => {
    const old = await openDatabase('tenant-chat', 1, ['owner', 'outbox', 'draft', 'conversation'], () => {});
    await old.write(['draft'], (store) => store('draft').put(['one', 'half'], `${JSON.stringify([server, acme, id('a0a', 3)])} one`));
    await keepChoice(page(3), 'emoji', { tone: 3 });
    expect(await readChoice(page(3), 'emoji')).toEqual({ tone: 3 });
    expect(await (await createIndexedDbStorage().open(owner(3))).readAll('draft')).toEqual([['one', 'half']]);
  });

  it('O22 survives a reload, is nobody else\'s, and goes when her things are wiped', async () => {
    await keepChoice(page(1), 'emoji', { tone: 3 });
    await keepChoice(page(1), 'other', 'kept beside it');
    expect([await readChoice(page(1), 'emoji'), await readChoice(page(1), 'other'), await readChoice(page(2), 'emoji')]).toEqual([{ tone: 3 }, 'kept beside it', undefined]);
    await (await createIndexedDbStorage().open(owner(1))).wipe();
    expect(await readChoice(page(1), 'emoji')).toBeUndefined();
  });

  it('O22 who is not signed in keeps nothing', async () => {
    const nobody = { tools: { stored: async () => null } };
    await keepChoice(nobody, 'emoji', { tone: 3 });
    expect([await readChoice(nobody, 'emoji'), await readChoice(page(1), 'emoji')]).toEqual([undefined, undefined]);
  });
});

import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Owner } from '../ports.js';
import { acme, id } from '../testing/rows.js';
import { createIndexedDbStorage } from './indexeddb-storage.js';
import { createMemoryStorage } from './memory-storage.js';

const owner = (user: number, server = 'https://chat.example.com'): Owner => ({ server, tenant_id: acme, user_id: id('a0a', user), subject: `person ${user}` });

afterEach(async () => {
  vi.unstubAllGlobals();
});

/** Locks as a browser has them, as far as they are asked for here. */
function stubLocks(): void {
  const held = new Map<string, number>();
  const request = async (name: string, options: { ifAvailable?: boolean }, task: (lock: object | null) => unknown): Promise<unknown> => {
    if (options.ifAvailable) return task((held.get(name) ?? 0) === 0 ? {} : null);
    held.set(name, (held.get(name) ?? 0) + 1);
    await task({});
    held.set(name, (held.get(name) ?? 1) - 1);
    return undefined;
  };
  vi.stubGlobal('navigator', { locks: { request } });
}

describe.each([['IndexedDB', createIndexedDbStorage], ['memory', createMemoryStorage]])('%s', (name, create) => {
  it(`O16 what is kept is keyed by server, tenant and person: wiping one spares the others (${name})`, async () => {
    const storage = create();
    const [anas, brunos, elsewhere] = await Promise.all([storage.open(owner(1)), storage.open(owner(2)), storage.open(owner(1, 'https://other.example.com'))]);
    for (const each of [anas, brunos, elsewhere]) {
      await each.put('outbox', 'one', { text: 'one' });
      await each.put('draft', 'one', ['one', 'half']);
    }
    await anas.put('outbox', 'two', { text: 'two' });
    await anas.remove('outbox', 'one');
    expect([await anas.readAll('outbox'), await brunos.readAll('outbox')]).toEqual([[{ text: 'two' }], [{ text: 'one' }]]);
    await anas.wipe();
    expect([await anas.readAll('outbox'), await anas.readAll('draft'), await brunos.readAll('outbox'), await elsewhere.readAll('draft')])
      .toEqual([[], [], [{ text: 'one' }], [['one', 'half']]]);
    for (const each of [brunos, elsewhere]) await each.wipe();
    for (const each of [anas, brunos, elsewhere]) each.close();
  });

  it(`O18 the person who was here last is recalled, unless there were several; whom the token names, and nobody else (${name})`, async () => {
    const storage = create();
    expect(await storage.recall!(owner(1).server, null)).toBeNull();
    const anas = await storage.open(owner(1));
    expect([await storage.recall!(owner(1).server, null), await storage.recall!('https://other.example.com', null)]).toEqual([owner(1), null]);
    expect([await storage.recall!(owner(1).server, 'person 1'), await storage.recall!(owner(1).server, 'person 2'), await storage.recall!(owner(1).server, '')]).toEqual([owner(1), null, null]);
    const brunos = await storage.open(owner(2));
    expect([await storage.recall!(owner(1).server, null), await storage.recall!(owner(1).server, 'person 2')]).toEqual([null, owner(2)]);
    await brunos.wipe();
    expect(await storage.recall!(owner(1).server, null)).toEqual(owner(1));
    await anas.wipe();
  });
});

describe('IndexedDB', () => {
  it('O19 what another person left is deleted, unless a page is using it; without locks nobody is judged', async () => {
    const former = await createIndexedDbStorage().open(owner(1));
    await former.put('draft', 'one', ['one', 'half']);
    const storage = createIndexedDbStorage();
    await storage.open(owner(2));
    await storage.evictOthers!(owner(2));
    expect(await former.readAll('draft')).toHaveLength(1);
    stubLocks();
    const here = await createIndexedDbStorage().open(owner(1));
    await storage.evictOthers!(owner(2));
    expect(await former.readAll('draft')).toHaveLength(1);
    here.close();
    await Promise.resolve();
    await storage.evictOthers!(owner(2));
    expect(await former.readAll('draft')).toEqual([]);
    expect(await storage.recall!(owner(1).server, null)).toEqual(owner(2));
  });

  it('O20 where there is no database, it says so at once', async () => {
    vi.stubGlobal('indexedDB', { open: () => { throw new DOMException('denied', 'SecurityError'); } });
    await expect(createIndexedDbStorage().open(owner(1))).rejects.toThrow('denied');
    vi.stubGlobal('indexedDB', undefined);
    await expect(createIndexedDbStorage().open(owner(1))).rejects.toThrow();
  });
});

import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Collection, Owner, PersonStorage, Storage } from '../ports.js';
import { createMemoryStorage } from './memory-storage.js';

interface Schema extends DBSchema {
  /** Who has something here: the key is the beginning of the keys of all that is that person's. */
  owner: { key: string; value: Owner };
  outbox: { key: string; value: unknown };
  draft: { key: string; value: unknown };
  conversation: { key: string; value: unknown };
}

type Database = IDBPDatabase<Schema>;

const NAME = 'tenant-chat';
const VERSION = 1;
const collections = ['outbox', 'draft', 'conversation'] as const satisfies readonly Collection[];

/** In one database of the page's origin, every key beginning with server, tenant and person. Falls back to memory when there is none. */
export function createIndexedDbStorage(): Storage {
  const memory = createMemoryStorage();
  let opening: Promise<Database> | null = null;
  const open = (): Promise<Database> => (opening ??= openDatabase(() => (opening = null)));
  const evict = async (owner: Owner): Promise<void> => {
    const prefix = prefixOf(owner);
    const database = await open();
    for (const [key, other] of await owners(database)) if (other.server === owner.server && key !== prefix) await wipeUnused(database, key);
  };
  return {
    async open(owner) {
      const prefix = prefixOf(owner);
      try {
        await (await open()).put('owner', { ...owner }, prefix);
      } catch {
        return memory.open(owner);
      }
      return personStorage(open, prefix);
    },
    async recall(server) {
      const found = (await owners(await open())).filter(([, owner]) => owner.server === server);
      return found.length === 1 ? (found[0]?.[1] ?? null) : null;
    },
    evictOthers: evict,
  };
}

async function openDatabase(onClosed: () => void): Promise<Database> {
  const database = await openDB<Schema>(NAME, VERSION, {
    upgrade(created) {
      for (const name of ['owner', ...collections] as const) created.createObjectStore(name);
    },
    // A newer page wants to change the database: it is opened again when it is next needed.
    blocking() {
      database.close();
      onClosed();
    },
    terminated: onClosed,
  });
  return database;
}

function personStorage(open: () => Promise<Database>, prefix: string): PersonStorage {
  const release = holdLock(prefix);
  return {
    readAll: async (collection) => (await open()).getAll(collection, rangeOf(prefix)),
    put: async (collection, key, value) => void (await (await open()).put(collection, value, prefix + key)),
    remove: async (collection, key) => (await open()).delete(collection, prefix + key),
    wipe: async () => wipePerson(await open(), prefix),
    close: release,
  };
}

async function wipePerson(database: Database, prefix: string): Promise<void> {
  const transaction = database.transaction(['owner', ...collections], 'readwrite');
  await Promise.all([
    transaction.objectStore('owner').delete(prefix),
    ...collections.map((name) => transaction.objectStore(name).delete(rangeOf(prefix))),
    transaction.done,
  ]);
}

/** Whoever is signed in at some page right now holds a lock; without locks (a page without https) nobody is judged. */
async function wipeUnused(database: Database, prefix: string): Promise<void> {
  await locks()?.request(NAME + prefix, { ifAvailable: true }, async (lock) => {
    if (lock) await wipePerson(database, prefix);
  });
}

function holdLock(prefix: string): () => void {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  locks()?.request(NAME + prefix, { mode: 'shared' }, () => held).catch(() => {});
  return release;
}

function locks(): LockManager | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.locks;
}

async function owners(database: Database): Promise<readonly (readonly [string, Owner])[]> {
  return (await database.getAll('owner')).map((owner) => [prefixOf(owner), owner] as const);
}

function prefixOf({ server, tenant_id, user_id }: Owner): string {
  return `${JSON.stringify([server, tenant_id, user_id])} `;
}

function rangeOf(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}

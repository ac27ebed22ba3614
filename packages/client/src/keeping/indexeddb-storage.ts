import type { Collection, Owner, PersonStorage, Storage } from '../ports.js';
import { openDatabase, rangeOf, type Database } from './database.js';

const NAME = 'tenant-chat';
const VERSION = 2;
/** Who has something here: the key is the beginning of the keys of all that is that person's. */
const OWNER = 'owner';
const collections = ['outbox', 'draft', 'conversation', 'choice'] as const satisfies readonly Collection[];
const stores = [OWNER, ...collections];

/** In one database of the page's origin, every key beginning with server, tenant and person. Rejects where there is none. */
export function createIndexedDbStorage(): Storage {
  let opening: Promise<Database> | null = null;
  const open = (): Promise<Database> => (opening ??= openDatabase(NAME, VERSION, stores, () => (opening = null)));
  /** Of a server: the first part of every key is the server. */
  const owners = async (server: string): Promise<readonly Owner[]> =>
    ((await (await open()).getAll(OWNER, '')) as readonly Owner[]).filter((owner) => owner.server === server); // written by `open` below
  return {
    async open(owner) {
      const prefix = prefixOf(owner);
      await (await open()).write([OWNER], (store) => store(OWNER).put({ ...owner }, prefix));
      return personStorage(open, prefix);
    },
    async recall(server, subject) {
      const found = (await owners(server)).filter((owner) => subject === null || owner.subject === subject);
      return found.length === 1 ? (found[0] ?? null) : null;
    },
    async evictOthers(owner) {
      for (const other of (await owners(owner.server)).map(prefixOf)) if (other !== prefixOf(owner)) await wipeUnused(await open(), other);
    },
  };
}

function personStorage(open: () => Promise<Database>, prefix: string): PersonStorage {
  const release = holdLock(prefix);
  return {
    readAll: async (collection) => (await open()).getAll(collection, prefix),
    put: async (collection, key, value) => (await open()).write([collection], (store) => store(collection).put(value, prefix + key)),
    remove: async (collection, key) => (await open()).write([collection], (store) => store(collection).delete(rangeOf(prefix + key))),
    wipe: async () => wipePerson(await open(), prefix),
    close: release,
  };
}

function wipePerson(database: Database, prefix: string): Promise<void> {
  return database.write(stores, (store) => {
    // The owner's key is the prefix itself.
    for (const name of stores) store(name).delete(rangeOf(prefix));
  });
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

function prefixOf({ server, tenant_id, user_id }: Owner): string {
  return `${JSON.stringify([server, tenant_id, user_id])} `;
}

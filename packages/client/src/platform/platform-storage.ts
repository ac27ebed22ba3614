import type { Storage } from '../ports.js';

/** IndexedDB in a browser, else memory; with everything else that keeps things, loaded when it is first needed. */
export function createPlatformStorage(): Storage {
  let loading: Promise<Storage> | null = null;
  const load = (): Promise<Storage> => (loading ??= loadStorage());
  return {
    open: async (owner) => (await load()).open(owner),
    recall: async (server) => (await (await load()).recall?.(server)) ?? null,
    evictOthers: async (owner) => (await load()).evictOthers?.(owner),
  };
}

async function loadStorage(): Promise<Storage> {
  const { createIndexedDbStorage, createMemoryStorage } = await import('../keeping/keeping.js');
  return typeof indexedDB === 'undefined' ? createMemoryStorage() : createIndexedDbStorage();
}

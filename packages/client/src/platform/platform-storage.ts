import type { Storage } from '../ports.js';

/** IndexedDB, loaded with everything else that keeps things when it is first needed. Rejects where there is none: then nothing is kept. */
export function createPlatformStorage(): Storage {
  let loading: Promise<Storage> | null = null;
  const load = (): Promise<Storage> => (loading ??= import('../keeping/keeping.js').then(({ createIndexedDbStorage }) => createIndexedDbStorage()));
  return {
    open: async (owner) => (await load()).open(owner),
    recall: async (server) => (await (await load()).recall?.(server)) ?? null,
    evictOthers: async (owner) => (await load()).evictOthers?.(owner),
  };
}

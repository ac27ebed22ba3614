import type { Collection, Owner, PersonStorage, Storage } from '../ports.js';

/** Keeps everything as long as the process lives: several clients that are given the same one find each other's things. */
export function createMemoryStorage(): Storage {
  const people = new Map<string, { readonly owner: Owner; readonly collections: Map<Collection, Map<string, unknown>> }>();
  return {
    async open(owner): Promise<PersonStorage> {
      const key = JSON.stringify([owner.server, owner.tenant_id, owner.user_id]);
      const { collections } = people.get(key) ?? { collections: new Map<Collection, Map<string, unknown>>() };
      people.set(key, { owner, collections });
      const collection = (name: Collection): Map<string, unknown> => {
        const held = collections.get(name) ?? new Map<string, unknown>();
        collections.set(name, held);
        return held;
      };
      return {
        readAll: async (name) => [...collection(name).values()],
        put: async (name, id, value) => void collection(name).set(id, value),
        remove: async (name, id) => void (id === '' ? collection(name).clear() : collection(name).delete(id)),
        wipe: async () => {
          collections.clear();
          people.delete(key);
        },
        close: () => {},
      };
    },
    async recall(server, subject) {
      const owners = [...people.values()].map(({ owner }) => owner).filter((owner) => owner.server === server && (subject === null || owner.subject === subject));
      return owners.length === 1 ? (owners[0] ?? null) : null;
    },
  };
}

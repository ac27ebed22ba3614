import type { PresenceStore } from './presence-store.js';

/** Presence of one process. */
export class MemoryPresence implements PresenceStore {
  readonly #tenants = new Map<string, Map<string, 'online' | 'away'>>();

  put(tenant_id: string, user_id: string, status: 'online' | 'away' | null): Promise<void> {
    const users = this.#tenants.get(tenant_id) ?? new Map<string, 'online' | 'away'>();
    if (status === null) users.delete(user_id);
    else users.set(user_id, status);
    if (users.size === 0) this.#tenants.delete(tenant_id);
    else this.#tenants.set(tenant_id, users);
    return Promise.resolve();
  }

  read(tenant_id: string, user_ids: readonly string[]): Promise<ReadonlyMap<string, 'online' | 'away'>> {
    const users = this.#tenants.get(tenant_id);
    const found = new Map<string, 'online' | 'away'>();
    for (const user_id of user_ids) {
      const status = users?.get(user_id);
      if (status !== undefined) found.set(user_id, status);
    }
    return Promise.resolve(found);
  }

  list(tenant_id: string, most: number): Promise<readonly string[]> {
    return Promise.resolve([...(this.#tenants.get(tenant_id)?.keys() ?? [])].slice(0, most));
  }

  close(): Promise<void> {
    this.#tenants.clear();
    return Promise.resolve();
  }
}

import { arrayContains, eq } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { Database } from '../db/database.js';
import { tenant, type TenantKey } from '../db/tables/tenant.js';

/** A customer of the host, as identity needs it. */
export interface TenantRecord {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly keys: readonly TenantKey[];
  readonly origins: readonly string[];
}

const FRESH_MS = 10_000;
const MOST = 10_000;

const columns = { id: tenant.tenant_id, slug: tenant.slug, name: tenant.name, keys: tenant.keys, origins: tenant.origins };

/** Absence is cached too, so a storm of made-up names costs the database nothing. */
interface Found<T> {
  readonly value: T;
}

/**
 * The tenants, read before anybody is known, by the system role. Cached for 10 s; while the database is away the last
 * answer stands, because who a tenant is does not change in the meantime.
 */
export class Tenants {
  readonly #bySlug: LRUCache<string, Found<TenantRecord | null>>;
  readonly #byId: LRUCache<string, Found<TenantRecord | null>>;
  readonly #origins: LRUCache<string, Found<boolean>>;

  constructor(database: Database) {
    const cache = <T>(read: (key: string) => Promise<T>): LRUCache<string, Found<T>> =>
      new LRUCache<string, Found<T>>({ max: MOST, ttl: FRESH_MS, allowStaleOnFetchRejection: true, noDeleteOnFetchRejection: true, fetchMethod: async (key) => ({ value: await read(key) }) });
    this.#bySlug = cache<TenantRecord | null>((slug) => database.asSystem(async (tx) => (await tx.select(columns).from(tenant).where(eq(tenant.slug, slug)))[0] ?? null));
    this.#byId = cache<TenantRecord | null>((id) => database.asSystem(async (tx) => (await tx.select(columns).from(tenant).where(eq(tenant.tenant_id, id)))[0] ?? null));
    this.#origins = cache<boolean>((origin) =>
      database.asSystem(async (tx) => (await tx.select({ id: tenant.tenant_id }).from(tenant).where(arrayContains(tenant.origins, [origin])).limit(1)).length > 0));
  }

  async bySlug(slug: string): Promise<TenantRecord | null> {
    return (await this.#bySlug.fetch(slug))?.value ?? null;
  }

  async byId(id: string): Promise<TenantRecord | null> {
    return (await this.#byId.fetch(id))?.value ?? null;
  }

  /** Whether any tenant lists this origin: all that a preflight can know, which names no tenant. */
  async isListedOrigin(origin: string): Promise<boolean> {
    return (await this.#origins.fetch(origin))?.value ?? false;
  }

  /** After tenants were changed by this process. */
  forget(): void {
    this.#bySlug.clear();
    this.#byId.clear();
    this.#origins.clear();
  }
}

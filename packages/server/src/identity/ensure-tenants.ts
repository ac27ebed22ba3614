import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../db/database.js';
import { tenant, tenantClock, type TenantKey } from '../db/tables/tenant.js';
import type { Transaction } from '../db/transaction.js';
import { algorithmOfJwk } from './signing-key.js';
import type { TenantSettings } from './tenant-settings.js';

/** Makes the tenants that are missing, each with its clock, and brings the others up to what configuration says. Gives their ids, in order. */
export async function ensureTenants(database: Database, all: readonly TenantSettings[]): Promise<string[]> {
  const ids: string[] = [];
  for (const each of all) ids.push(await database.asSystem((tx) => ensureTenant(tx, each)));
  return ids;
}

async function ensureTenant(tx: Transaction, given: TenantSettings): Promise<string> {
  const keys = keysOf(given);
  const changes = {
    ...(given.name === undefined ? {} : { name: given.name }),
    ...(keys === null ? {} : { keys }),
    ...(given.origins === undefined ? {} : { origins: [...given.origins] }),
    ...(given.settings === undefined ? {} : { settings: given.settings }),
  };
  const made = await tx
    .insert(tenant)
    .values({ tenant_id: randomUUID(), slug: given.slug, name: given.slug, ...changes })
    .onConflictDoNothing({ target: tenant.slug })
    .returning({ tenant_id: tenant.tenant_id });
  const tenant_id = made[0]?.tenant_id;
  if (tenant_id !== undefined) {
    await tx.insert(tenantClock).values({ tenant_id });
    return tenant_id;
  }
  return updateTenant(tx, given.slug, changes);
}

async function updateTenant(tx: Transaction, slug: string, changes: Partial<typeof tenant.$inferInsert>): Promise<string> {
  const [before] = await tx.select({ tenant_id: tenant.tenant_id, settings: tenant.settings }).from(tenant).where(eq(tenant.slug, slug)).for('no key update'); // whoever signs in refers to the row, with the clock in hand
  if (before === undefined) throw new Error(`The tenant "${slug}" is gone.`);
  const { tenant_id } = before;
  if (Object.keys(changes).length > 0) await tx.update(tenant).set(changes).where(eq(tenant.tenant_id, tenant_id));
  // Everybody sees other watermarks from here on, of which no row tells: all load afresh.
  if (changes.settings !== undefined && tells(changes.settings) !== tells(before.settings)) {
    await tx.update(tenantClock).set({ version: sql`${tenantClock.version} + 1`, purged_to: sql`${tenantClock.version} + 1` }).where(eq(tenantClock.tenant_id, tenant_id));
  }
  return tenant_id;
}

const tells = (settings: Readonly<Record<string, unknown>>): boolean => settings['receipts'] !== false;

/** null: configuration says nothing of keys. */
function keysOf({ slug, secrets, jwks, jwks_url }: TenantSettings): TenantKey[] | null {
  if (secrets === undefined && jwks === undefined && jwks_url === undefined) return null;
  const shared = (secrets ?? []).map((each): TenantKey =>
    typeof each === 'string' ? { kid: null, alg: 'HS256', secret: each } : { kid: each.kid ?? null, alg: 'HS256', secret: each.secret });
  const published = (jwks?.keys ?? []).map((jwk): TenantKey => {
    const alg = algorithmOfJwk(jwk);
    if (alg === null) throw new Error(`The JWKS of tenant "${slug}" holds a key that is not RS256, ES256 or EdDSA.`);
    return { kid: typeof jwk['kid'] === 'string' ? jwk['kid'] : null, alg, jwk };
  });
  return [...shared, ...published, ...(jwks_url === undefined ? [] : [{ jwks_url }])];
}

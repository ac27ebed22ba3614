import { sql } from 'drizzle-orm';
import { jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { countColumn, instantColumn, schema } from './schema.js';

/** A key that signs identity tokens of a tenant; the algorithm belongs to the key, not to the token. */
export type TenantKey =
  | { readonly kid: string | null; readonly alg: 'HS256'; readonly secret: string }
  | { readonly kid: string | null; readonly alg: 'RS256' | 'ES256' | 'EdDSA'; readonly jwk: Readonly<Record<string, unknown>> }
  | { readonly jwks_url: string };

export const tenant = schema.table('tenant', {
  tenant_id: uuid().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  keys: jsonb().$type<readonly TenantKey[]>().notNull().default([]),
  /** Allowed origins, exact; empty: cookie sessions from the server's own origin only, bearer from anywhere. */
  origins: text().array().notNull().default(sql`'{}'`),
  settings: jsonb().$type<Readonly<Record<string, unknown>>>().notNull().default({}),
  created_at: instantColumn().notNull().default(sql`now()`),
});

/**
 * The tenant's one clock, and its mutex: every write updates this row first. `epoch_bases` holds one entry an epoch (its length is
 * the epoch): the version at which that epoch began. `timeline` tells a database that lost commits (failover, restore).
 */
export const tenantClock = schema.table('tenant_clock', {
  tenant_id: uuid().primaryKey().references(() => tenant.tenant_id),
  version: countColumn().notNull().default(0),
  epoch_bases: countColumn().array().notNull().default(sql`'{0}'`),
  timeline: text().notNull().default(sql`tenant_chat.timeline()`),
  /** Positions below it are answered by reset: tombstones and pointers up to here are gone. */
  purged_to: countColumn().notNull().default(0),
});

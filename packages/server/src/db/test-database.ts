import { randomBytes, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { sql } from 'drizzle-orm';
import type { Database } from './database.js';
import { openDatabase } from './open-database.js';
import { list } from './list.js';

/** A database for one test file: on the server of DATABASE_URL, or PGlite in memory. Not part of the package's public entry. */
export interface TestDatabase {
  readonly database: Database;
  /** null for PGlite. */
  readonly url: string | null;
  /** Rows of a statement, as the owner of everything and past every wall; PostgreSQL only. */
  asOwner(statement: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** Closes and drops it. */
  drop(): Promise<void>;
}

export const testDatabaseKinds = ['postgres', 'pglite'] as const;
export type TestDatabaseKind = (typeof testDatabaseKinds)[number];

export async function openTestDatabase(kind: TestDatabaseKind): Promise<TestDatabase> {
  if (kind === 'pglite') {
    const database = await openDatabase({ data_dir: 'memory://' });
    return { database, url: null, asOwner: () => Promise.reject(new Error('PGlite has one connection, which belongs to the product.')), drop: () => database.close() };
  }
  const empty = await createEmptyDatabase();
  const { url } = empty;
  const database = await openDatabase({ url });
  const owner = postgres(url, { max: 1, onnotice: () => undefined });
  return {
    database,
    url,
    asOwner: (statement, values = []) => owner.unsafe(statement, values as postgres.ParameterOrJSON<never>[]),
    drop: async () => {
      await Promise.all([database.close(), owner.end({ timeout: 1 })]);
      await empty.drop();
    },
  };
}

/** A new database without anything of ours in it. */
export async function createEmptyDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const server = process.env.DATABASE_URL;
  if (server === undefined || server === '') throw new Error('DATABASE_URL has to name a PostgreSQL server on which databases may be made.');
  const name = `tenant_chat_test_${randomBytes(6).toString('hex')}`;
  await once(server, `create database ${name} template template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => once(server, `drop database if exists ${name} with (force)`) };
}

async function once(url: string, statement: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await client.unsafe(statement);
  } finally {
    await client.end({ timeout: 1 });
  }
}

/** A tenant with its clock. */
export async function addTenant(database: Database, slug = `tenant-${randomUUID()}`): Promise<string> {
  const tenant_id = randomUUID();
  await database.asSystem(async (tx) => {
    await tx.execute(sql`insert into tenant_chat.tenant (tenant_id, slug, name) values (${tenant_id}::uuid, ${slug}, ${slug})`);
    await tx.execute(sql`insert into tenant_chat.tenant_clock (tenant_id) values (${tenant_id}::uuid)`);
  });
  return tenant_id;
}

/** People of a tenant, by name. */
export async function addPeople<Name extends string>(database: Database, tenant_id: string, names: readonly Name[]): Promise<Record<Name, string>> {
  const people = Object.fromEntries(names.map((name) => [name, randomUUID()])) as Record<Name, string>;
  await database.asTenant(tenant_id, async (tx) => {
    await tx.execute(sql`
      insert into tenant_chat."user" (tenant_id, id, external_id, name, version)
      select ${tenant_id}::uuid, t.id, t.name, t.name, 0 from unnest(${list(names.map((name) => people[name]))}::uuid[], ${list(names)}::text[]) as t(id, name)`);
  });
  return people;
}

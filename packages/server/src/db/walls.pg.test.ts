import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockClock, readClocks } from '../feed/clock.js';
import { rows } from './rows.js';
import { addPeople, addTenant, openTestDatabase, testDatabaseKinds, type TestDatabase } from './test-database.js';
import type { Transaction } from './transaction.js';

interface Table { readonly name: string; readonly enabled: boolean; readonly forced: boolean; readonly policies: number }

/** Everything that PostgreSQL calls a table of ours. */
const tables = (tx: Transaction) => rows<Table>(tx, sql`
  select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
    (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polroles @> array['tenant_chat_app'::regrole::oid]) as policies
  from pg_class c where c.relnamespace = 'tenant_chat'::regnamespace and c.relkind in ('r', 'p') order by 1`);

const failure = async (work: Promise<unknown>): Promise<string> => work.then(() => 'no failure', (error: unknown) => {
  const texts: string[] = [];
  for (let at: unknown = error; at instanceof Error; at = at.cause) texts.push(at.message);
  return texts.join(' | ');
});

describe.each(testDatabaseKinds)('walls between tenants on %s', (kind) => {
  let test: TestDatabase;
  let acme: string;
  let globex: string;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
    acme = await addTenant(test.database);
    globex = await addTenant(test.database);
    await addPeople(test.database, acme, ['ana', 'bruno']);
    await addPeople(test.database, globex, ['gina']);
  });
  afterAll(() => test.drop());

  it('stand around every table: row-level security is on, forced on the owner, and has a policy', async () => {
    const found = await test.database.asTenant(acme, tables);
    expect(found.length).toBeGreaterThan(12);
    for (const { name, enabled, forced, policies } of found.filter((table) => table.name !== 'migration')) {
      expect({ name, enabled, forced, policies }).toEqual({ name, enabled: true, forced: true, policies: 1 });
    }
    expect(found.find((table) => table.name === 'migration')).toMatchObject({ enabled: true });
  });

  it('keys and references begin with the tenant, so no row can point into another', async () => {
    const loose = await test.database.asTenant(acme, (tx) => rows<{ name: string }>(tx, sql`
      select c.conname as name from pg_constraint c
      where c.connamespace = 'tenant_chat'::regnamespace and c.contype in ('p', 'u', 'f') and not exists (
        select from pg_attribute a where a.attrelid = c.conrelid and a.attnum = c.conkey[1] and a.attname = 'tenant_id')`));
    // A slug and a secret are looked up before the tenant is known; the journal has no tenant.
    expect(loose.map((row) => row.name).sort()).toEqual(['migration_pkey', 'session_secret', 'tenant_slug_unique']);
  });

  it('hide the rows of other tenants, and refuse to write them', async () => {
    const names = await test.database.asTenant(globex, (tx) => rows<{ name: string }>(tx, sql`select name from tenant_chat."user"`));
    expect(names).toEqual([{ name: 'gina' }]);
    const updated = await test.database.asTenant(globex, (tx) =>
      rows(tx, sql`update tenant_chat."user" set name = 'x' where tenant_id = ${acme}::uuid returning id`));
    expect(updated).toEqual([]);
    expect(await failure(test.database.asTenant(globex, (tx) => rows(tx, sql`
      insert into tenant_chat."user" (tenant_id, id, external_id, name, version) values (${acme}::uuid, ${randomUUID()}::uuid, 'x', 'x', 0)`))))
      .toContain('row-level security');
    expect(await failure(test.database.asTenant(globex, (tx) => lockClock(tx, acme)))).toContain('has no clock');
  });

  it('answer with an error, not with nothing, when no tenant is set', async () => {
    const asAppWithout = (tenant: string) => test.database.asSystem(async (tx) => {
      await tx.execute(sql`select set_config('role', 'none', true)`);
      await tx.execute(sql`select set_config('role', 'tenant_chat_app', true), set_config('tenant_chat.tenant_id', ${tenant}, true)`);
      return rows(tx, sql`select * from tenant_chat.message`);
    });
    expect(await failure(asAppWithout(''))).toContain('invalid input syntax for type uuid');
    expect(await asAppWithout(acme)).toEqual([]);
  });

  it('let the system see clocks, tenants, sessions and tickets, and nothing of what people write', async () => {
    expect([...(await test.database.asSystem((tx) => readClocks(tx, [acme, globex, randomUUID()]))).keys()].sort()).toEqual([acme, globex].sort());
    for (const table of ['user', 'conversation', 'participant', 'preference', 'message', 'message_version', 'receipt', 'change', 'last_seen', 'message_delivery']) {
      const asked = test.database.asSystem((tx) => rows(tx, sql`select 1 from tenant_chat.${sql.identifier(table)} limit 1`));
      expect(await failure(asked)).toContain('permission denied');
    }
  });

  it('let nobody delete, make tables, read the keys of a tenant or move the purge horizon', async () => {
    for (const statement of [
      sql`delete from tenant_chat.message`, sql`truncate tenant_chat.message`, sql`create table tenant_chat.mine (a int)`, sql`select keys from tenant_chat.tenant`,
      sql`update tenant_chat.tenant_clock set purged_to = 5`, sql`update tenant_chat.change set version = 1`, sql`update tenant_chat.receipt set to_seq = 1`,
      sql`select * from tenant_chat.migration`, sql`alter table tenant_chat.message disable row level security`,
    ]) {
      expect(await failure(test.database.asTenant(acme, (tx) => rows(tx, statement)))).toMatch(/permission denied|must be owner/);
    }
  });

  it('hold for transactions that follow each other on one connection', async () => {
    const seen = await Promise.all(Array.from({ length: 60 }, async (_, index) => {
      const tenant_id = index % 2 === 0 ? acme : globex;
      const found = await test.database.asTenant(tenant_id, (tx) => rows<{ tenant_id: string }>(tx, sql`select distinct tenant_id from tenant_chat."user"`));
      return found.every((row) => row.tenant_id === tenant_id) && found.length === 1;
    }));
    expect(seen.every(Boolean)).toBe(true);
  });
});

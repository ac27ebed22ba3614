import type { Sql, TransactionSql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Stage } from '../stage.js';
import { buildWorld } from './matrix-world.js';
import { tableNames } from './table-checksums.js';

/** The journal of migrations belongs to no tenant: the product's roles may not touch it at all. */
const ownersAlone = new Set(['migration']);

let stage: Stage;
let names: readonly string[];
let acme: string;
let globex: string;

beforeAll(async () => {
  stage = await Stage.open(2);
  const world = await buildWorld(stage);
  acme = world.ana.tenant_id;
  globex = world.victims.find(({ person }) => person.tenant_id !== acme)?.person.tenant_id ?? '';
  names = await tableNames(stage.sql);
  for (const name of names.filter((each) => !ownersAlone.has(each))) await fill(stage.sql, name);
});
afterAll(() => stage.close());

/** A row of each tenant where the product has none yet. */
async function fill(sql: Sql, name: string): Promise<void> {
  const rows: Readonly<Record<string, (tenant_id: string) => Promise<unknown>>> = {
    message_version: (tenant_id) => sql`
      insert into tenant_chat.message_version (tenant_id, message_id, version, content, replaced_at, replaced_by)
      select tenant_id, id, version, content, created_at, sender_id from tenant_chat.message where tenant_id = ${tenant_id} limit 1`,
    last_seen: (tenant_id) => sql`
      insert into tenant_chat.last_seen (tenant_id, user_id, last_seen_at) select tenant_id, id, now() from tenant_chat."user" where tenant_id = ${tenant_id}
      on conflict do nothing`,
    ticket: (tenant_id) => sql`
      insert into tenant_chat.ticket (tenant_id, secret_hash, session_id, expires_at)
      select tenant_id, secret_hash, id, now() + interval '1 hour' from tenant_chat.session where tenant_id = ${tenant_id} limit 1`,
    reaction: (tenant_id) => sql`
      insert into tenant_chat.reaction (tenant_id, message_id, emoji, user_id) select tenant_id, id, '👍', sender_id from tenant_chat.message where tenant_id = ${tenant_id} limit 1`,
    mention: (tenant_id) => sql`
      insert into tenant_chat.mention (tenant_id, conversation_id, user_id, seq)
      select tenant_id, conversation_id, sender_id, seq from tenant_chat.message where tenant_id = ${tenant_id} limit 1`,
    receipt: (tenant_id) => sql`
      insert into tenant_chat.receipt (tenant_id, conversation_id, user_id, kind, from_seq, to_seq)
      select tenant_id, conversation_id, user_id, 'read', 0, 1000 from tenant_chat.participant where tenant_id = ${tenant_id} limit 1`,
  };
  for (const tenant_id of [acme, globex]) await rows[name]?.(tenant_id);
}

/** As the product's role, with a tenant set; always rolled back. */
async function asApp<T>(tenant_id: string | null, run: (tx: TransactionSql) => Promise<T>): Promise<T> {
  let result: { readonly value: T } | null = null;
  await stage.sql.begin(async (tx) => {
    await tx`set local role tenant_chat_app`;
    if (tenant_id !== null) await tx`select set_config('tenant_chat.tenant_id', ${tenant_id}, true)`;
    result = { value: await run(tx) };
    throw new Error('roll back');
  }).catch((error: unknown) => {
    if (result === null) throw error;
  });
  if (result === null) throw new Error('unreachable');
  return (result as { readonly value: T }).value;
}

const table = (name: string): string => `tenant_chat."${name}"`;
const walled = (): readonly string[] => names.filter((name) => !ownersAlone.has(name));

describe('the wall in the database', () => {
  test('row-level security is enabled and forced on every table, with a policy', async () => {
    const rows = await stage.sql`
      select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'tenant_chat' and c.relkind in ('r', 'p')`;
    expect(rows.length).toBeGreaterThanOrEqual(13);
    for (const row of rows) {
      expect(row['enabled'], String(row['name'])).toBe(true);
      if (ownersAlone.has(String(row['name']))) continue;
      expect(row['forced'], String(row['name'])).toBe(true);
      expect(row['policies'], String(row['name'])).toBeGreaterThan(0);
    }
    const views = await stage.sql`
      select c.relname as name, c.reloptions as options from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'tenant_chat' and c.relkind = 'v'`;
    for (const view of views) expect(view['options'], String(view['name'])).toContain('security_invoker=true');
  });

  test('the roles own nothing, and can neither log in nor bypass the wall', async () => {
    const roles = await stage.sql`select rolname, rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname in ('tenant_chat_app', 'tenant_chat_system')`;
    expect(roles).toHaveLength(2);
    for (const role of roles) expect([role['rolsuper'], role['rolbypassrls'], role['rolcanlogin']], String(role['rolname'])).toEqual([false, false, false]);
    const owned = await stage.sql`select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('tenant_chat_app', 'tenant_chat_system')`;
    expect(owned).toHaveLength(0);
  });

  test('every key and foreign key begins with the tenant', async () => {
    const rows = await stage.sql`
      select conrelid::regclass::text as name, conname, contype,
        (select attname from pg_attribute a where a.attrelid = conrelid and a.attnum = conkey[1]) as first,
        case contype when 'f' then (select attname from pg_attribute a where a.attrelid = confrelid and a.attnum = confkey[1]) end as foreign_first
      from pg_constraint k join pg_namespace n on n.oid = k.connamespace where n.nspname = 'tenant_chat' and contype in ('p', 'u', 'f')`;
    // A tenant's slug and a session's secret are looked up before the tenant is known.
    const exempt = new Set(['tenant_slug_unique', 'session_secret']);
    for (const row of rows) {
      if (exempt.has(String(row['conname'])) || ownersAlone.has(String(row['name']).split('.').at(-1) ?? '')) continue;
      expect(row['first'], String(row['conname'])).toBe('tenant_id');
      if (row['contype'] === 'f') expect(row['foreign_first'], String(row['conname'])).toBe('tenant_id');
    }
  });

  test('rows of another tenant are not there: every table', async () => {
    for (const name of walled()) {
      const count = (tenant_id: string) => (tx: TransactionSql) => tx.unsafe(`select count(*)::int as count from ${table(name)} where tenant_id = $1`, [tenant_id]);
      expect(Number((await stage.sql.unsafe(`select count(*) as count from ${table(name)} where tenant_id = $1`, [globex]))[0]?.['count']), `${name} has rows to hide`).toBeGreaterThan(0);
      expect((await asApp(acme, count(globex)))[0]?.['count'], name).toBe(0);
      expect((await asApp(acme, count(acme)))[0]?.['count'], name).toBeGreaterThan(0);
    }
    expect(await asApp(acme, (tx) => tx`select 1 from tenant_chat.message_delivery where tenant_id = ${globex}`)).toHaveLength(0);
  });

  test('rows can not be written for another tenant, nor moved to it, nor changed there: every table', async () => {
    for (const name of walled()) {
      const [row] = await stage.sql.unsafe(`select to_jsonb(t) as row from ${table(name)} t where tenant_id = $1 limit 1`, [globex]);
      const insert = (tx: TransactionSql): Promise<unknown> => tx.unsafe(`insert into ${table(name)} select * from jsonb_populate_record(null::${table(name)}, $1)`, [row?.['row'] as never]);
      await expect(asApp(acme, insert), `insert into ${name}`).rejects.toMatchObject({ code: '42501' });
      const move = (tx: TransactionSql): Promise<unknown> => tx.unsafe(`update ${table(name)} set tenant_id = $1 where tenant_id = $2`, [globex, acme]);
      await expect(asApp(acme, move), `move within ${name}`).rejects.toMatchObject({ code: '42501' });
      const change = await asApp(acme, (tx) => tx.unsafe(`update ${table(name)} set tenant_id = tenant_id where tenant_id = $1`, [globex]).then((result) => result.count)).catch((error: { code?: string }) => error.code);
      expect([0, '42501'], `update ${name}`).toContain(change);
      const gone = await asApp(acme, (tx) => tx.unsafe(`delete from ${table(name)} where tenant_id = $1`, [globex]).then((result) => result.count)).catch((error: { code?: string }) => error.code);
      expect([0, '42501'], `delete from ${name}`).toContain(gone);
    }
  });

  test('without a tenant there is an error, not an empty answer: every table', async () => {
    for (const name of walled()) {
      await expect(asApp(null, (tx) => tx.unsafe(`select count(*) from ${table(name)}`)), name).rejects.toThrow();
      // After a transaction that had one, on the same connection.
      await stage.sql.begin(async (tx) => {
        await tx`select set_config('tenant_chat.tenant_id', ${acme}, true)`;
      });
      await expect(asApp(null, (tx) => tx.unsafe(`select count(*) from ${table(name)}`)), `${name}, later`).rejects.toThrow();
    }
  });

  test('the journal of migrations is nobody\'s', async () => {
    for (const name of ownersAlone) await expect(asApp(acme, (tx) => tx.unsafe(`select count(*) from ${table(name)}`))).rejects.toMatchObject({ code: '42501' });
  });
});

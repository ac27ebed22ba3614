import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChatError } from '../chat-error.js';
import { lockClock, readClock } from '../feed/clock.js';
import { CuttingProxy } from './cutting-proxy.js';
import type { Database } from './database.js';
import { openDatabase } from './open-database.js';
import { rows } from './rows.js';
import { addTenant, openTestDatabase, testDatabaseKinds, type TestDatabase } from './test-database.js';

const refusal = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'none', (error: unknown) => (error instanceof ChatError ? error.code : error));
const versionOf = (database: Database, tenant_id: string): Promise<number> => database.asTenant(tenant_id, async (tx) => (await readClock(tx, tenant_id)).version);

describe.each(testDatabaseKinds)('transactions on %s', (kind) => {
  let test: TestDatabase;
  let tenant: string;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
    tenant = await addTenant(test.database);
  });
  afterAll(() => test.drop());

  it('commit what they did, or take all of it back', async () => {
    const before = await versionOf(test.database, tenant);
    await test.database.asTenant(tenant, (tx) => lockClock(tx, tenant, 3));
    expect(await versionOf(test.database, tenant)).toBe(before + 3);
    await expect(test.database.asTenant(tenant, async (tx) => {
      await lockClock(tx, tenant);
      throw new ChatError('group_too_large');
    })).rejects.toMatchObject({ code: 'group_too_large' });
    await expect(test.database.asTenant(tenant, async (tx) => {
      await lockClock(tx, tenant);
      await tx.execute(sql`select 1 / 0`);
    })).rejects.toThrow();
    expect(await versionOf(test.database, tenant)).toBe(before + 3);
  });

  it('give locks in turn: the versions of writes that wait for each other have no holes', async () => {
    const before = await versionOf(test.database, tenant);
    const taken = await Promise.all(Array.from({ length: 30 }, () => test.database.asTenant(tenant, (tx) => lockClock(tx, tenant))));
    expect(taken.map((clock) => clock.to).sort((one, other) => one - other)).toEqual(Array.from({ length: 30 }, (_, index) => before + index + 1));
  });

  it('of a snapshot read one instant and write nothing', async () => {
    await expect(test.database.asTenant(tenant, (tx) => lockClock(tx, tenant), { snapshot: true })).rejects.toThrow();
    const read = () => test.database.asTenant(tenant, async (tx) => {
      const first = await readClock(tx, tenant);
      if (kind === 'postgres') await test.database.asTenant(tenant, (other) => lockClock(other, tenant));
      return [first.version, (await readClock(tx, tenant)).version];
    }, { snapshot: true });
    const [first, second] = await read();
    expect(second).toBe(first);
  });

  it('in a pipeline are all or nothing, and reject with the first error', async () => {
    const before = await versionOf(test.database, tenant);
    const bump = { text: 'update tenant_chat.tenant_clock set version = version + 1 where tenant_id = $1::uuid returning version', values: [tenant] };
    const [first, second] = await test.database.pipeline(tenant, [bump, bump]);
    expect([first, second]).toEqual([[{ version: before + 1 }], [{ version: before + 2 }]]);
    await expect(test.database.pipeline(tenant, [bump, { text: 'select 1 / $1::int as wrong', values: [0] }, bump])).rejects.toThrow('division by zero');
    expect(await versionOf(test.database, tenant)).toBe(before + 2);
    // The connection is as good as new.
    expect(await Promise.all(Array.from({ length: 20 }, () => test.database.pipeline(tenant, [{ text: 'select $1::int as n', values: [7] }])))).toHaveLength(20);
  });

  it('carry lists, nulls, quotes and every character', async () => {
    const texts = ['a"b\\,{}', '', 'null', '🙂 é \n', null];
    const [found] = await test.database.pipeline(tenant, [{ text: 'select t.x from unnest($1::text[]) with ordinality as t(x, n) order by t.n', values: [texts] }]);
    expect(found?.map((row) => row.x)).toEqual(texts);
  });
});

describe('PGlite', () => {
  it('refuses a transaction inside of another instead of waiting for itself for ever', async () => {
    const database = await openDatabase({ data_dir: 'memory://' });
    try {
      await expect(database.asSystem(() => database.asSystem(() => Promise.resolve()))).rejects.toThrow('may not begin inside of another');
      await database.asSystem(() => Promise.resolve());
    } finally {
      await database.close();
    }
    expect(await refusal(database.asSystem(() => Promise.resolve()))).toBe('unavailable');
  });
});

describe('PostgreSQL that fails', () => {
  let test: TestDatabase;
  let tenant: string;
  let proxy: CuttingProxy;
  let database: Database;
  beforeAll(async () => {
    test = await openTestDatabase('postgres');
    tenant = await addTenant(test.database);
    proxy = new CuttingProxy(test.url ?? '');
    await proxy.start();
    database = await openDatabase({ url: proxy.url, pool_size: 3 });
  });
  afterAll(async () => {
    await database.close();
    await proxy.stop();
    await test.drop();
  });

  it('is unavailable while it is down, whatever is asked, and is back when it is back', async () => {
    await Promise.all([1, 2, 3].map(() => versionOf(database, tenant)));
    await proxy.stop();
    expect(await Promise.all([
      refusal(versionOf(database, tenant)), refusal(database.asSystem((tx) => rows(tx, sql`select 1`))), refusal(database.pipeline(tenant, [])),
      ...Array.from({ length: 10 }, () => refusal(versionOf(database, tenant))),
    ])).toEqual(Array.from({ length: 13 }, () => 'unavailable'));
    await proxy.start();
    expect(await versionOf(database, tenant)).toBe(await versionOf(test.database, tenant));
  });

  it('lets nothing of a cut transaction run outside of it', async () => {
    const before = await versionOf(database, tenant);
    const work = database.asTenant(tenant, async (tx) => {
      await lockClock(tx, tenant);
      proxy.cutAll();
      // Until others work again.
      await expect.poll(() => versionOf(database, tenant).then(() => true, () => false), { timeout: 10_000 }).toBe(true);
      await lockClock(tx, tenant);
    });
    expect(await refusal(work)).toBe('unavailable');
    expect(await versionOf(database, tenant)).toBe(before);
    await Promise.all(Array.from({ length: 10 }, () => versionOf(database, tenant)));
  });

  it('does not wait for ever for a lock, and frees what a hung transaction holds', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let locked = (): void => undefined;
    const isLocked = new Promise<void>((resolve) => (locked = resolve));
    const holder = test.database.asTenant(tenant, async (tx) => {
      await lockClock(tx, tenant);
      locked();
      await held;
    });
    await isLocked;
    const started = Date.now();
    expect(await refusal(database.asTenant(tenant, (tx) => lockClock(tx, tenant)))).toBe('unavailable');
    expect(Date.now() - started).toBeLessThan(4_000);
    release();
    await holder;
    let wake = (): void => undefined;
    const sleeping = new Promise<void>((resolve) => (wake = resolve));
    let hangs = (): void => undefined;
    const isHung = new Promise<void>((resolve) => (hangs = resolve));
    const hung = test.database.asTenant(tenant, async (tx) => {
      await lockClock(tx, tenant);
      hangs();
      await sleeping;
    });
    hung.catch(() => undefined);
    await isHung;
    await expect.poll(() => database.asTenant(tenant, (tx) => lockClock(tx, tenant)).then(() => 'locked', () => 'refused'), { timeout: 15_000 }).toBe('locked');
    wake();
    expect(await refusal(hung)).toBe('unavailable');
  });

  it('is unavailable for who would wait too long for a connection', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const small = await openDatabase({ url: test.url ?? '', pool_size: 1 });
    const holder = small.asTenant(tenant, () => held);
    holder.catch(() => undefined);
    expect(await refusal(small.asTenant(tenant, () => Promise.resolve()))).toBe('unavailable');
    release();
    await holder.catch(() => undefined);
    await small.asTenant(tenant, () => Promise.resolve());
    await small.close();
  });
});

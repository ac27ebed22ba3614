import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../db/rows.js';
import { user } from '../db/tables/user.js';
import { addTenant, openTestDatabase, type TestDatabase } from '../db/test-database.js';
import { ensureTenants } from './ensure-tenants.js';

let opened: TestDatabase;
// PGlite has one connection: there nothing meets.
beforeAll(async () => {
  opened = await openTestDatabase('postgres');
});
afterAll(() => opened.drop());

test('settings of a tenant are brought up to date while somebody signs in there: she holds the clock, which they may want next', async () => {
  const { database } = opened;
  const tenant_id = await addTenant(database);
  const [found] = await database.asSystem((tx) => rows<{ readonly slug: string }>(tx, sql`select slug from tenant_chat.tenant where tenant_id = ${tenant_id}::uuid`));
  await database.asTenant(tenant_id, async (tx) => {
    await tx.insert(user).values({ tenant_id, id: randomUUID(), external_id: 'new', name: 'New', version: 1 });
    // Where the row of the tenant were locked against who refers to it, this would wait for her, and she for it.
    expect(await ensureTenants(database, [{ slug: found!.slug, settings: { edit_window_s: 60 } }])).toEqual([tenant_id]);
  });
});

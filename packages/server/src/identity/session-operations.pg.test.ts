import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, signToken, type TestServer } from '../open-test-server.js';

let server: TestServer;
let owner: postgres.Sql;
beforeAll(async () => {
  server = await openTestServer('postgres');
  owner = postgres(String(server.database_url), { max: 2, onnotice: () => undefined });
});
afterAll(async () => {
  await owner.end();
  await server.close();
});

test('a person who is deactivated between her token and her session gets none', async () => {
  const { user_id } = await server.signIn('erin');
  const token = await signToken({ sub: 'erin', name: 'erin' });
  const signingIn = await owner.begin(async (tx) => {
    // A session of hers can not be written before this is committed; it is waited for, so she was admitted.
    await tx`select from tenant_chat."user" where id = ${user_id} for update`;
    const answer = server.ask('POST', '/session/', { body: { token } });
    await expect.poll(async () => (await owner`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%"session"%'`).length, { timeout: 10_000 }).toBe(1);
    await tx`update tenant_chat."user" set deactivated_at = now() where id = ${user_id}`;
    await tx`update tenant_chat.session set revoked_at = now() where user_id = ${user_id} and revoked_at is null`;
    return { answer };
  });
  const answer = await signingIn.answer;
  expect([answer.status, answer.code]).toEqual([409, 'user_deactivated']);
  expect((await owner`select from tenant_chat.session where user_id = ${user_id} and revoked_at is null`).length).toBe(0);
});

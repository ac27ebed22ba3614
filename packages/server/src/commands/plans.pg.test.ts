import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../db/open-database.js';
import { listMessages } from '../queries/list-messages.js';
import { openChatWorld, type ChatWorld } from './open-chat-world.js';
import { createWriter } from './writer.js';

const MESSAGES = 20_000;
/** Rows of `message` that all of the calls together may look at: two pages of 50, and a few for each write. */
const MOST_ROWS = 400;

let world: ChatWorld;
beforeAll(async () => {
  world = await openChatWorld('postgres');
});
afterAll(() => world.close());

/** Rows that indexes and scans of a table gave, as far as connections have told: they do when they end. */
async function rowsRead(table = 'message'): Promise<number> {
  const [row] = await world.test.asOwner(`select idx_tup_read + (select seq_tup_read from pg_stat_user_tables where relid = 'tenant_chat.${table}'::regclass) as rows
    from (select sum(idx_tup_read)::bigint as idx_tup_read from pg_stat_user_indexes where relid = 'tenant_chat.${table}'::regclass) i`);
  return Number(row?.['rows']);
}

it('no hot statement reads a conversation through, also on tables that were never analyzed', async () => {
  const { ana, bruno, handlers, test } = world;
  await test.asOwner('alter table tenant_chat.message set (autovacuum_enabled = off)');
  const conversation_id = (await handlers.start_conversation(ana, { user_id: bruno.user_id })).body.conversation.id;
  const first = (await handlers.send_message(ana, { conversation_id, content: 'first' })).body.message;
  await test.asOwner(
    `insert into tenant_chat.message (tenant_id, conversation_id, seq, id, sender_id, content, sent_hash, created_at, version)
     select $1::uuid, $2::uuid, n, ('01920000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid, $3::uuid, 'x', '\\x00', now(), 0 from generate_series(2, ${MESSAGES}) n`, [ana.tenant_id, conversation_id, ana.user_id]);
  await test.asOwner(`update tenant_chat.conversation set last_seq = ${MESSAGES} where id = $1::uuid`, [conversation_id]);
  await test.asOwner('update tenant_chat.participant set read_seq = $2, delivered_seq = $2 where conversation_id = $1::uuid', [conversation_id, MESSAGES]);
  // Connections that planned nothing before.
  const database = await openDatabase({ url: test.url ?? '' });
  try {
    const writer = createWriter({ database, onCommit: () => undefined });
    const list = listMessages({ database, presence: world.presence });
    for (let index = 0; index < 10; index += 1) {
      const { message } = await writer.send({ actor: ana, id: world.newId(), conversation_id, content: 'a reply', reply_to_id: index % 2 === 0 ? null : first.id });
      await writer.read(bruno, conversation_id, message.id);
      await writer.delivered(bruno, message.version);
    }
    await list(bruno, { conversation_id });
    await list(bruno, { conversation_id, around_id: first.id });
    await writer.close();
  } finally {
    await database.close();
  }
  await expect.poll(rowsRead, { timeout: 10_000 }).toBeGreaterThan(100);
  expect(await rowsRead()).toBeLessThan(MOST_ROWS);
});

it('what reached somebody is looked up in all of his conversations once, and not while the tenant waits', async () => {
  const { ana, chen, handlers, test } = world;
  const many = 500;
  const conversation_id = (await handlers.start_conversation(ana, { user_id: chen.user_id })).body.conversation.id;
  await test.asOwner(
    `with made as (
       insert into tenant_chat.conversation (tenant_id, id, kind, title, created_by, created_at, participant_count, version)
       select $1::uuid, gen_random_uuid(), 'group', 'Quiet', $2::uuid, now(), 1, 0 from generate_series(1, ${many}) returning tenant_id, id)
     insert into tenant_chat.participant (tenant_id, conversation_id, user_id, role, joined_at, grant_version, version)
     select tenant_id, id, $2::uuid, 'owner', now(), 0, 0 from made`, [ana.tenant_id, chen.user_id]);
  const before = await rowsRead('participant');
  const database = await openDatabase({ url: test.url ?? '' });
  try {
    const writer = createWriter({ database, onCommit: () => undefined });
    for (let index = 0; index < 4; index += 1) {
      const { message } = await writer.send({ actor: ana, id: world.newId(), conversation_id, content: 'hello', reply_to_id: null });
      await writer.delivered(chen, message.version);
    }
    await writer.close();
  } finally {
    await database.close();
  }
  expect((await handlers.list_participants(ana, { conversation_id })).body.participants.find(({ user_id }) => user_id === chen.user_id)).toMatchObject({ delivered_seq: 4 });
  await expect.poll(async () => (await rowsRead('participant')) - before, { timeout: 10_000 }).toBeGreaterThan(4 * many);
  expect((await rowsRead('participant')) - before).toBeLessThan(6 * many);
});

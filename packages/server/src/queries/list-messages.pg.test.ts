import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseKinds, openChatWorld, refusal, type ChatWorld } from '../commands/open-chat-world.js';
import { messageRows } from '../feed/rows/message-rows.js';

describe.each(databaseKinds)('list_messages on %s', (kind) => {
  let world: ChatWorld;
  let conversation_id: string;
  const ids: string[] = [];
  beforeAll(async () => {
    world = await openChatWorld(kind);
    const { ana, bruno, chen, handlers } = world;
    conversation_id = (await handlers.start_conversation(ana, { user_ids: [bruno.user_id], title: 'Long' })).body.conversation.id;
    for (let seq = 1; seq <= 120; seq += 1) {
      if (seq === 101) {
        // Number 101 is the line that says so, the first that Chen may see.
        await handlers.add_participants(ana, { conversation_id, user_ids: [chen.user_id], history: 'from_now' });
        ids.push((await handlers.list_messages(ana, { conversation_id, limit: 1 })).body.messages[0]!.id);
        continue;
      }
      const reply_to_id = seq === 118 ? ids[9]! : seq === 119 ? ids[109]! : null;
      const content = seq === 120 ? 'Quote " back\\slash\nnew line 👋 </script>' : `message ${seq}`;
      const { body } = await handlers.send_message(seq % 3 === 0 ? bruno : ana, { conversation_id, content, reply_to_id });
      ids.push(body.message.id);
    }
  });
  afterAll(() => world.close());

  type Where = { since_id?: string; before_id?: string; around_id?: string; around_at?: string; around_seq?: number; limit?: number };
  const page = async (where: Where = {}, actor = world.ana) => {
    const { body } = await world.handlers.list_messages(actor, { conversation_id, ...where });
    return { seqs: body.messages.map((message) => message.seq), has_more: body.has_more };
  };
  const from = (low: number, high: number) => Array.from({ length: high - low + 1 }, (_, i) => low + i);
  const idOf = (seq: number) => ids[seq - 1]!;

  test('the newest page, oldest first, and how many', async () => {
    expect(await page()).toEqual({ seqs: from(71, 120), has_more: true });
    expect(await page({ limit: 1 })).toEqual({ seqs: [120], has_more: true });
    expect(await page({ limit: 120 })).toEqual({ seqs: from(1, 120), has_more: false });
    expect(await page({ limit: 200 })).toEqual({ seqs: from(1, 120), has_more: false });
  });

  test('before, since and around a message', async () => {
    expect(await page({ before_id: idOf(71) })).toEqual({ seqs: from(21, 70), has_more: true });
    expect(await page({ before_id: idOf(21) })).toEqual({ seqs: from(1, 20), has_more: false });
    expect(await page({ before_id: idOf(1) })).toEqual({ seqs: [], has_more: false });
    expect(await page({ since_id: idOf(1) })).toEqual({ seqs: from(2, 51), has_more: true });
    expect(await page({ since_id: idOf(70) })).toEqual({ seqs: from(71, 120), has_more: false });
    expect(await page({ since_id: idOf(120) })).toEqual({ seqs: [], has_more: false });
    expect(await page({ around_id: idOf(60), limit: 10 })).toEqual({ seqs: from(55, 64), has_more: true });
    expect(await page({ around_id: idOf(2), limit: 10 })).toEqual({ seqs: from(1, 10), has_more: false });
    expect(await page({ around_id: idOf(120), limit: 10 })).toEqual({ seqs: from(111, 120), has_more: true });
    expect(await page({ around_id: idOf(60), limit: 1 })).toEqual({ seqs: [60], has_more: true });
    expect(await page({ around_seq: 60, limit: 10 })).toEqual({ seqs: from(55, 64), has_more: true });
  });

  test('two of the three make no sense; an id that is not there is not there', async () => {
    const ask = (where: Where) => refusal(world.handlers.list_messages(world.ana, { conversation_id, ...where }));
    expect(await ask({ since_id: idOf(1), before_id: idOf(9) })).toBe('invalid_request');
    expect(await ask({ around_id: idOf(1), before_id: idOf(9) })).toBe('invalid_request');
    expect(await ask({ around_seq: 1, before_id: idOf(9) })).toBe('invalid_request');
    expect(await ask({ around_seq: 121 })).toBe('message_not_found');
    expect(await refusal(world.handlers.list_messages(world.dora, { conversation_id, around_seq: 1 }))).toBe('conversation_not_found');
    const other = (await world.handlers.start_conversation(world.ana, { user_id: world.bruno.user_id })).body.conversation.id;
    const { body } = await world.handlers.send_message(world.ana, { conversation_id: other, content: 'elsewhere' });
    for (const id of [world.newId(), body.message.id]) {
      expect(await ask({ since_id: id })).toBe('message_not_found');
      expect(await ask({ before_id: id })).toBe('message_not_found');
      expect(await ask({ around_id: id })).toBe('message_not_found');
    }
  });

  test('a history window hides what was before, as anchor and as quote too', async () => {
    const { chen, handlers } = world;
    expect(await page({}, chen)).toEqual({ seqs: from(101, 120), has_more: false });
    expect(await page({ before_id: idOf(103) }, chen)).toEqual({ seqs: [101, 102], has_more: false });
    expect(await page({ around_id: idOf(101), limit: 4 }, chen)).toEqual({ seqs: from(101, 104), has_more: false });
    expect(await refusal(handlers.list_messages(chen, { conversation_id, since_id: idOf(100) }))).toBe('message_not_found');
    expect(await refusal(handlers.list_messages(chen, { conversation_id, around_seq: 100 }))).toBe('message_not_found');
    const { body } = await handlers.list_messages(chen, { conversation_id });
    expect(body.referenced.map((message) => message.seq)).toEqual([110]);
  });

  test('rows are those of the feed, to the letter; quotes and senders come beside', async () => {
    const { ana, bruno, presence, handlers, test: { database } } = world;
    await presence.put(ana.tenant_id, bruno.user_id, 'away');
    await database.asTenant(ana.tenant_id, (tx) => tx.execute(sql`
      insert into tenant_chat.last_seen (tenant_id, user_id, last_seen_at) values (${ana.tenant_id}::uuid, ${ana.user_id}::uuid, '2026-11-01T10:00:00Z')`));
    const { body, json } = await handlers.list_messages(ana, { conversation_id, limit: 3 });
    const rows = await database.asTenant(ana.tenant_id, (tx) =>
      messageRows(tx, ana.tenant_id, sql`m.conversation_id = ${conversation_id}::uuid and m.seq > 117`, sql`order by m.seq`));
    expect(json?.toString()).toContain(`"messages":${JSON.stringify(rows)}`);
    expect(body.messages).toEqual(rows);
    expect(body.referenced.map((message) => message.seq)).toEqual([10, 110]);
    expect(body.users.map(({ name, status, last_seen_at }) => ({ name, status, last_seen_at })).sort((a, b) => a.name.localeCompare(b.name))).toEqual([
      { name: 'ana', status: 'offline', last_seen_at: '2026-11-01T10:00:00.000Z' },
      { name: 'bruno', status: 'away', last_seen_at: null },
    ]);
    expect(Object.keys(body.users[0]!).sort()).toEqual(['avatar_url', 'deactivated_at', 'external_id', 'id', 'last_seen_at', 'name', 'role', 'status', 'title', 'version']);
  });

  test('a page that was asked for before shows what changed since, whoever asks', async () => {
    const { ana, chen, handlers, test: { database } } = world;
    const newest = async (actor: typeof ana, limit: number) => (await handlers.list_messages(actor, { conversation_id, limit })).body.messages.map(({ seq, content }) => `${seq} ${content}`);
    expect(await newest(ana, 30)).toContain('115 message 115');
    await database.asTenant(ana.tenant_id, (tx) => tx.execute(sql`
      with clock as (update tenant_chat.tenant_clock set version = version + 1 where tenant_id = ${ana.tenant_id}::uuid returning version)
      update tenant_chat.message m set content = 'changed', version = clock.version from clock
      where m.tenant_id = ${ana.tenant_id}::uuid and m.conversation_id = ${conversation_id}::uuid and m.seq = 115`));
    for (const [actor, limit] of [[ana, 30], [chen, 50], [ana, 6], [ana, 30]] as const) {
      const contents = await newest(actor, limit);
      expect(contents).toContain('115 changed');
      expect(contents).toHaveLength(Math.min(limit, actor === chen ? 20 : limit));
    }
  });

  test('a tombstone keeps its place and has no content', async () => {
    const { ana, handlers, test: { database } } = world;
    await database.asTenant(ana.tenant_id, (tx) => tx.execute(sql`
      update tenant_chat.message set deleted_at = now() where tenant_id = ${ana.tenant_id}::uuid and conversation_id = ${conversation_id}::uuid and seq = 50`));
    const { body } = await handlers.list_messages(ana, { conversation_id, around_id: idOf(50), limit: 1 });
    expect(body.messages).toMatchObject([{ seq: 50, content: '' }]);
    expect(body.messages[0]!.deleted_at).toMatch(/^\d{4}-.*\.\d{3}Z$/);
  });

  test('who is not in there asks for what does not exist', async () => {
    const { dora, gina, handlers } = world;
    for (const [actor, id] of [[dora, conversation_id], [gina, conversation_id], [world.ana, world.newId()]] as const) {
      expect(await refusal(handlers.list_messages(actor, { conversation_id: id }))).toBe('conversation_not_found');
      expect(await refusal(handlers.list_messages(actor, { conversation_id: id, since_id: idOf(1) }))).toBe('conversation_not_found');
    }
  });

  test('W83 around a time: the first message from then on in the middle, of those that one may see', async () => {
    const { ana, chen, test: { database } } = world;
    const base = Date.parse('2026-03-01T12:00:00.000Z');
    // Two of a pair at once: 1 and 2 at noon, 3 and 4 a minute later, and so on.
    await database.asTenant(ana.tenant_id, (tx) => tx.execute(sql`
      update tenant_chat.message set created_at = '2026-03-01T12:00:00.000Z'::timestamptz + ((seq - 1) / 2) * interval '1 minute'
      where tenant_id = ${ana.tenant_id}::uuid and conversation_id = ${conversation_id}::uuid`));
    const atMinute = (minute: number) => new Date(base + minute * 60_000).toISOString();
    expect(await page({ around_at: '1970-01-01T00:00:00Z', limit: 10 })).toEqual({ seqs: from(1, 10), has_more: false });
    expect(await page({ around_at: atMinute(20), limit: 10 })).toEqual({ seqs: from(36, 45), has_more: true });
    expect(await page({ around_at: atMinute(20), limit: 1 })).toEqual({ seqs: [41], has_more: true });
    expect(await page({ around_at: atMinute(19.5), limit: 1 })).toEqual({ seqs: [41], has_more: true });
    expect(await page({ around_at: '2026-03-01T09:20:00-03:00', limit: 1 })).toEqual({ seqs: [41], has_more: true });
    expect(await page({ around_at: '2999-01-01T00:00:00Z', limit: 10 })).toEqual({ seqs: from(111, 120), has_more: true });
    expect(await page({ around_at: atMinute(0), limit: 4 }, chen)).toEqual({ seqs: from(101, 104), has_more: false });
    const empty = (await world.handlers.start_conversation(ana, { user_ids: [chen.user_id], title: 'Empty' })).body.conversation.id;
    expect((await world.handlers.list_messages(ana, { conversation_id: empty, around_at: atMinute(0) })).body).toMatchObject({ messages: [], has_more: false });
    expect(await refusal(world.handlers.list_messages(ana, { conversation_id, around_at: atMinute(0), since_id: idOf(1) }))).toBe('invalid_request');
  });
});

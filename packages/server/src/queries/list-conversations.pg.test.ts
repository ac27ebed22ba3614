import { decodePosition } from '@tenant-chat/protocol/wire';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../actor.js';
import { databaseKinds, openChatWorld, refusal, type ChatWorld } from '../commands/open-chat-world.js';
import { readClock } from '../feed/clock.js';

describe.each(databaseKinds)('list_conversations on %s', (kind) => {
  let world: ChatWorld;
  const groups: string[] = [];
  beforeAll(async () => {
    world = await openChatWorld(kind);
    const { ana, bruno, handlers } = world;
    for (let i = 0; i < 5; i += 1) {
      groups.push((await handlers.start_conversation(ana, { user_ids: [bruno.user_id], title: `Group ${i}` })).body.conversation.id);
    }
  });
  afterAll(() => world.close());

  const titles = async (actor: Actor, input: Parameters<ChatWorld['handlers']['list_conversations']>[1] = {}) => {
    const { body } = await world.handlers.list_conversations(actor, input);
    return { titles: body.conversations.map((one) => one.title), has_more: body.has_more };
  };

  test('most recent activity first: the newest message, else the start', async () => {
    const { ana, bruno, handlers } = world;
    expect(await titles(ana)).toEqual({ titles: ['Group 4', 'Group 3', 'Group 2', 'Group 1', 'Group 0'], has_more: false });
    await handlers.send_message(bruno, { conversation_id: groups[1]!, content: 'up' });
    expect(await titles(ana)).toEqual({ titles: ['Group 1', 'Group 4', 'Group 3', 'Group 2', 'Group 0'], has_more: false });
  });

  test('a page after another, each conversation once', async () => {
    const { ana } = world;
    expect(await titles(ana, { limit: 2 })).toEqual({ titles: ['Group 1', 'Group 4'], has_more: true });
    expect(await titles(ana, { limit: 2, before: groups[4]! })).toEqual({ titles: ['Group 3', 'Group 2'], has_more: true });
    expect(await titles(ana, { limit: 2, before: groups[2]! })).toEqual({ titles: ['Group 0'], has_more: false });
    expect(await titles(ana, { limit: 2, before: groups[0]! })).toEqual({ titles: [], has_more: false });
    for (const [actor, before] of [[ana, world.newId()], [world.dora, groups[0]!], [world.gina, groups[0]!]] as const) {
      expect(await refusal(world.handlers.list_conversations(actor, { before }))).toBe('conversation_not_found');
    }
  });

  test('what is mine, the last message, the people with who is online, and where the feed goes on', async () => {
    const { ana, bruno, presence, handlers, test: { database } } = world;
    await presence.put(ana.tenant_id, bruno.user_id, 'online');
    const { body } = await handlers.list_conversations(ana, {});
    const [first, second] = body.conversations;
    expect(first).toMatchObject({ id: groups[1], last_message: { content: 'up', seq: 1 }, last_seq: 1, mine: { unread_count: 1, role: 'owner', archived: false } });
    expect(second).toMatchObject({ last_message: null, last_seq: 0, mine: { unread_count: 0 } });
    expect(first!.last_message_at).toBe(first!.last_message!.created_at);
    expect(body.users.map(({ name, status }) => `${name} ${status}`).sort()).toEqual(['ana offline', 'bruno online']);
    const clock = await database.asTenant(ana.tenant_id, (tx) => readClock(tx, ana.tenant_id));
    expect(decodePosition(body.cursor)).toEqual({ epoch: clock.epoch, version: clock.version, key: '' });
    expect((await handlers.list_conversations(bruno, {})).body.conversations[0]!.mine).toMatchObject({ unread_count: 0, read_seq: 1, role: 'member' });
    expect((await handlers.get_conversation(ana, { conversation_id: groups[1]! })).body.conversation).toEqual(first);
  });

  test('archived ones apart, until something new is said', async () => {
    const { ana, bruno, handlers } = world;
    await handlers.archive_conversation(ana, { conversation_id: groups[3]! });
    await handlers.archive_conversation(ana, { conversation_id: groups[1]! });
    expect((await titles(ana)).titles).toEqual(['Group 4', 'Group 2', 'Group 0']);
    expect((await titles(ana, { archived: true })).titles).toEqual(['Group 1', 'Group 3']);
    expect((await titles(bruno)).titles).toHaveLength(5);
    await handlers.send_message(bruno, { conversation_id: groups[3]!, content: 'back' });
    expect((await titles(ana)).titles).toEqual(['Group 3', 'Group 4', 'Group 2', 'Group 0']);
    expect((await titles(ana, { archived: true })).titles).toEqual(['Group 1']);
  });

  test('of a group entered later, only what was said since', async () => {
    const { ana, chen, handlers } = world;
    await handlers.add_participants(ana, { conversation_id: groups[3]!, user_ids: [chen.user_id], history: 'from_now' });
    const { body } = await handlers.list_conversations(chen, {});
    expect(body.conversations).toMatchObject([{ id: groups[3], last_seq: 2, last_message: { content: 'Added chen' }, mine: { first_seq: 2, unread_count: 0 } }]);
    await handlers.send_message(ana, { conversation_id: groups[3]!, content: 'hello chen' });
    expect((await handlers.list_conversations(chen, {})).body.conversations[0]).toMatchObject({ last_message: { content: 'hello chen' }, mine: { unread_count: 1 } });
  });

  test('tombstones are not unread, and the count stops at a thousand', async () => {
    const { ana, bruno, handlers, test: { database } } = world;
    const conversation_id = groups[0]!;
    await database.asTenant(ana.tenant_id, async (tx) => {
      await tx.execute(sql`
        insert into tenant_chat.message (tenant_id, conversation_id, seq, id, sender_id, content, sent_hash, created_at, version)
        select ${ana.tenant_id}::uuid, ${conversation_id}::uuid, n, gen_random_uuid(), ${bruno.user_id}::uuid, 'many', '\\x00'::bytea, now(), 1 from generate_series(1, 1500) n`);
      await tx.execute(sql`update tenant_chat.conversation set last_seq = 1500, last_message_at = now() where id = ${conversation_id}::uuid`);
    });
    const unread = async () => (await handlers.get_conversation(ana, { conversation_id })).body.conversation.mine.unread_count;
    expect(await unread()).toBe(1_000);
    await database.asTenant(ana.tenant_id, (tx) => tx.execute(sql`
      update tenant_chat.message set deleted_at = now() where conversation_id = ${conversation_id}::uuid and seq <= 1490`));
    expect(await unread()).toBe(10);
  });

  test('a conversation left is gone; another tenant has none of it', async () => {
    const { bruno, gina, handlers } = world;
    await handlers.remove_participant(bruno, { conversation_id: groups[4]!, user_id: bruno.user_id });
    expect((await titles(bruno)).titles).not.toContain('Group 4');
    expect(await titles(gina)).toEqual({ titles: [], has_more: false });
    expect(await titles(gina, { archived: true })).toEqual({ titles: [], has_more: false });
  });
});

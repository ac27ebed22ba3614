import { limits } from '@tenant-chat/protocol/wire';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../actor.js';
import { rows } from '../db/rows.js';
import { FoldedFeed } from '../feed/fold-ranges.js';
import { databaseKinds, openChatWorld, refusal, type ChatWorld } from './open-chat-world.js';

describe.each(databaseKinds)('what happens in a group, on %s', (kind) => {
  let world: ChatWorld;
  beforeAll(async () => { world = await openChatWorld(kind); });
  afterAll(() => world.close());

  const group = async (owner: Actor, others: readonly string[], title = 'Group') =>
    (await world.handlers.start_conversation(owner, { user_ids: [...others], title })).body.conversation.id;
  const say = async (actor: Actor, conversation_id: string, content = 'hello') => (await world.handlers.send_message(actor, { conversation_id, content })).body.message;
  const messages = async (actor: Actor, conversation_id: string) => (await world.handlers.list_messages(actor, { conversation_id, limit: 200 })).body.messages;
  const ask = <Row extends object>(statement: ReturnType<typeof sql>) => world.test.database.asTenant(world.ana.tenant_id, (tx) => rows<Row>(tx, statement));
  const crowd = async (name: string, count: number) =>
    (await world.putUsers(world.ana.tenant_id, Array.from({ length: count }, (_, index) => ({ external_id: `${name}-${index}`, name: `${name} ${index}` })))).map(({ id }) => id);

  test('W81 a line for each thing that happens: numbered with the messages, in English, with what it says as a fact; nobody\'s unread', async () => {
    const { ana, bruno, chen, dora, handlers } = world;
    const conversation_id = await group(ana, [bruno.user_id, chen.user_id]);
    await say(ana, conversation_id);
    const chens = new FoldedFeed(world.test.database, chen);
    await chens.sync();
    await handlers.add_participants(ana, { conversation_id, user_ids: [dora.user_id, bruno.user_id] });
    await handlers.update_conversation(ana, { conversation_id, title: 'Plans', posting: 'admins', colour: 2 });
    await handlers.update_conversation(ana, { conversation_id, posting: 'all' });
    await handlers.update_participant(ana, { conversation_id, user_id: bruno.user_id, role: 'admin' });
    await handlers.remove_participant(ana, { conversation_id, user_id: dora.user_id });
    await handlers.update_participant(ana, { conversation_id, user_id: bruno.user_id, role: 'owner' });
    await handlers.remove_participant(ana, { conversation_id, user_id: ana.user_id });
    const all = await messages(chen, conversation_id);
    expect(all.map(({ seq, kind: what, content }) => `${seq} ${what}: ${content}`)).toEqual([
      '1 text: hello', '2 system: Added dora', '3 system: Renamed the group to Plans', '4 system: Only admins may write now', '5 system: Everybody may write now',
      '6 system: Removed dora', '7 system: Made bruno the owner', '8 system: ana left',
    ]);
    const named = ({ user_id }: Actor) => [{ user_id, name: world.nameOf(user_id) }];
    const none = { people: [], people_count: 0, title: null, posting: null };
    expect(all.map(({ system }) => system)).toEqual([
      undefined,
      { ...none, type: 'people_added', people: named(dora), people_count: 1 },
      { ...none, type: 'title_changed', title: 'Plans' },
      { ...none, type: 'posting_changed', posting: 'admins' },
      { ...none, type: 'posting_changed', posting: 'all' },
      { ...none, type: 'person_removed', people: named(dora), people_count: 1 },
      { ...none, type: 'owner_changed', people: named(bruno), people_count: 1 },
      { ...none, type: 'person_left', people: named(ana), people_count: 1 },
    ]);
    expect(new Set(all.map((each) => each.sender_id))).toEqual(new Set([ana.user_id]));
    expect((await handlers.get_conversation(chen, { conversation_id })).body.conversation).toMatchObject({ last_seq: 8, last_message: { seq: 8 }, mine: { unread_count: 1, read_seq: 0 } });
    await chens.sync();
    for (const message of all) expect(chens.messages.get(message.id)).toEqual(message);
    // A start says nothing, and in a direct conversation nothing happens.
    const direct = (await handlers.start_conversation(bruno, { user_id: chen.user_id })).body.conversation.id;
    expect(await messages(bruno, direct)).toEqual([]);
  });

  test('W81 who is removed gets neither the line that says so nor anything after; who is added gets hers as the first from now on', async () => {
    const { ana, bruno, dora, handlers } = world;
    const conversation_id = await group(ana, [bruno.user_id, dora.user_id]);
    const doras = new FoldedFeed(world.test.database, dora);
    await doras.sync();
    await handlers.remove_participant(ana, { conversation_id, user_id: dora.user_id });
    await say(ana, conversation_id, 'without her');
    await doras.sync();
    expect(doras.pages.at(-1)?.events.join('')).not.toMatch(/Removed|without her/);
    await handlers.add_participants(ana, { conversation_id, user_ids: [dora.user_id], history: 'from_now' });
    await doras.sync();
    expect((await messages(dora, conversation_id)).map(({ content }) => content)).toEqual(['Added dora']);
    expect([...doras.messages.values()].filter((each) => each.conversation_id === conversation_id).map(({ content }) => content)).toEqual(['Added dora']);
  });

  test('W81 of many people a line names ten and says how many there are', async () => {
    const { ana, bruno, handlers } = world;
    const conversation_id = await group(ana, [bruno.user_id]);
    await handlers.add_participants(ana, { conversation_id, user_ids: await crowd('Guest', 13) });
    const [line] = await messages(bruno, conversation_id);
    expect([line?.system?.people.length, line?.system?.people_count]).toEqual([limits.system_people_inline, 13]);
    expect(line?.content).toMatch(/^Added Guest \d+, .*, 3 more$/);
  });

  test('W80 where admins alone may write, a member\'s message is refused; one that was taken before is answered as ever', async () => {
    const { ana, bruno, chen, handlers } = world;
    const conversation_id = await group(ana, [bruno.user_id, chen.user_id]);
    const input = { conversation_id, id: world.newId(), content: 'before' };
    expect((await handlers.send_message(bruno, input)).status).toBe(201);
    expect(await refusal(handlers.update_conversation(bruno, { conversation_id, posting: 'admins' }))).toBe('role_required');
    expect((await handlers.update_conversation(ana, { conversation_id, posting: 'admins' })).body.conversation.posting).toBe('admins');
    expect(await refusal(handlers.send_message(bruno, { conversation_id, content: 'after' }))).toBe('role_required');
    expect((await handlers.send_message(bruno, input)).status).toBe(200);
    expect(await refusal(handlers.edit_message(bruno, { conversation_id, message_id: input.id, content: 'changed after' }))).toBe('role_required');
    expect((await handlers.set_reaction(bruno, { conversation_id, message_id: input.id, emoji: '👍' })).status).toBe(200);
    await handlers.update_participant(ana, { conversation_id, user_id: chen.user_id, role: 'admin' });
    expect((await handlers.send_message(chen, { conversation_id, content: 'as an admin' })).status).toBe(201);
    expect((await handlers.send_message(ana, { conversation_id, content: 'as its owner' })).status).toBe(201);
    const direct = (await handlers.start_conversation(ana, { user_id: bruno.user_id })).body.conversation.id;
    expect(await refusal(handlers.update_conversation(ana, { conversation_id: direct, posting: 'admins' }))).toBe('not_a_group');
  });

  test('W82 a newcomer from today on sees what was said since midnight where the one is who adds her', async () => {
    const { ana, bruno, chen, dora, handlers } = world;
    const zone = (name: string | null) => ask(sql`update tenant_chat."user" set time_zone = ${name} where tenant_id = ${ana.tenant_id}::uuid and id = ${ana.user_id}::uuid returning id`);
    const firstSeen = async (conversation_id: string, newcomer: Actor) => {
      await handlers.add_participants(ana, { conversation_id, user_ids: [newcomer.user_id], history: 'from_today' });
      return (await handlers.get_conversation(newcomer, { conversation_id })).body.conversation.mine.first_seq;
    };
    // Number n was said n * 30 minutes before number 60, which is said now: somewhere between there was a midnight.
    const conversation_id = await group(ana, [bruno.user_id]);
    for (let index = 0; index < 60; index += 1) await say(ana, conversation_id, `number ${index + 1}`);
    await ask(sql`update tenant_chat.message set created_at = now() - (60 - seq) * interval '30 minutes' where conversation_id = ${conversation_id}::uuid returning id`);
    for (const [name, newcomer] of [['Asia/Tokyo', chen], ['America/Sao_Paulo', dora], ['Europe/Nowhere', chen], [null, dora]] as const) {
      await zone(name);
      const known = name === null || name === 'Europe/Nowhere' ? 'UTC' : name;
      const now = new Date();
      const dayOf = (at: Date) => at.toLocaleDateString('en-CA', { timeZone: known });
      const expected = Array.from({ length: 60 }, (_, index) => index + 1).find((seq) => dayOf(new Date(now.getTime() - (60 - seq) * 1_800_000)) === dayOf(now));
      expect([name, await firstSeen(conversation_id, newcomer)]).toEqual([name, expected]);
      await handlers.remove_participant(ana, { conversation_id, user_id: newcomer.user_id });
    }
    await zone(null);
    const quiet = await group(ana, [bruno.user_id]);
    await say(ana, quiet);
    await ask(sql`update tenant_chat.message set created_at = now() - interval '3 days' where conversation_id = ${quiet}::uuid returning id`);
    expect(await firstSeen(quiet, chen)).toBe(2);
    expect(await firstSeen(await group(ana, [bruno.user_id]), dora)).toBe(1);
  });

  test('W84 a message to a group of 2,000 costs no more rows than one to two people, nor do reactions and readings', async () => {
    const { ana, bruno, handlers } = world;
    const everybody: string[] = [];
    for (let from = 0; from < 2_000; from += limits.put_users_max) everybody.push(...(await crowd(`large-${from}`, limits.put_users_max)));
    const large = await group(ana, [bruno.user_id]);
    for (let from = 0; from < 1_998; from += limits.start_users_max) {
      await handlers.add_participants(ana, { conversation_id: large, user_ids: everybody.slice(from, Math.min(from + limits.start_users_max, 1_998)) });
    }
    const small = (await handlers.start_conversation(ana, { user_id: bruno.user_id })).body.conversation.id;
    await handlers.mark_all_read(bruno, {});
    const counted = async () => {
      const [count] = await ask<Record<string, number>>(sql`
        select (select count(*)::int from tenant_chat.change) as pointers, (select count(*)::int from tenant_chat.message) as messages,
          (select count(*)::int from tenant_chat.receipt) as receipts, (select count(*)::int from tenant_chat.mention) as mentions,
          (select count(*)::int from tenant_chat.participant where version > (select version - 1 from tenant_chat.tenant_clock)) as participants,
          (select count(*)::int from tenant_chat.preference where version > (select version - 1 from tenant_chat.tenant_clock)) as preferences`);
      return count!;
    };
    const rowsOf = async (write: () => Promise<unknown>) => {
      const before = await counted();
      await write();
      const after = await counted();
      return Object.fromEntries(Object.entries(after).map(([name, count]) => [name, name === 'participants' || name === 'preferences' ? count : count - before[name]!]));
    };
    const costs = async (conversation_id: string) => {
      let id = '';
      const sent = await rowsOf(async () => { id = (await handlers.send_message(ana, { conversation_id, content: 'to <@all>' })).body.message.id; });
      const place = { conversation_id, message_id: id };
      return {
        sent,
        read: await rowsOf(() => handlers.mark_read(bruno, { conversation_id })),
        reacted: await rowsOf(() => handlers.set_reaction(bruno, { ...place, emoji: '👍' })),
        edited: await rowsOf(() => handlers.edit_message(ana, { ...place, content: 'to all of you' })),
        deleted: await rowsOf(() => handlers.delete_message(ana, place)),
      };
    };
    const [toTwo, toAll] = [await costs(small), await costs(large)];
    expect(toTwo.sent).toMatchObject({ pointers: 1, messages: 1, mentions: 1 });
    expect(toAll).toEqual(toTwo);
    const row = (await handlers.get_conversation(bruno, { conversation_id: large })).body.conversation;
    expect([row.participant_count, row.participants]).toEqual([2_000, []]);
    await world.presence.put(ana.tenant_id, everybody[7]!, 'away');
    const there = (await handlers.list_presence(ana, {})).body.users;
    expect(there.filter(({ status }) => status !== 'offline').map(({ user_id }) => user_id)).toEqual([everybody[7]]);
    expect(there.length).toBeLessThan(20);
    for (const user_id of everybody.slice(0, limits.presence_users_max + 1)) await world.presence.put(ana.tenant_id, user_id, 'online');
    const many = (await handlers.list_presence(ana, {})).body;
    expect([many.has_more, many.users.filter(({ status }) => status === 'online').length]).toEqual([true, limits.presence_users_max]);
  }, 120_000);
});

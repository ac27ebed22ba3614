import { limits } from '@tenant-chat/protocol/wire';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../actor.js';
import { rows } from '../db/rows.js';
import { databaseKinds, openChatWorld, refusal, type ChatWorld } from './open-chat-world.js';

describe.each(databaseKinds)('what people add to messages on %s', (kind) => {
  let world: ChatWorld;
  let conversation_id: string;
  beforeAll(async () => {
    world = await openChatWorld(kind);
    const { ana, bruno, chen, handlers } = world;
    conversation_id = (await handlers.start_conversation(ana, { user_ids: [bruno.user_id, chen.user_id], title: 'Team' })).body.conversation.id;
  });
  afterAll(() => world.close());

  const say = async (actor: Actor, content: string, where = conversation_id) => (await world.handlers.send_message(actor, { conversation_id: where, content })).body.message;
  const at = (message_id: string) => ({ conversation_id, message_id });
  const ask = <Row extends object>(statement: ReturnType<typeof sql>) => world.test.database.asTenant(world.ana.tenant_id, (tx) => rows<Row>(tx, statement));
  const pointers = async () => (await world.pointers(world.ana.tenant_id)).length;
  const react = async (actor: Actor, id: string, emoji: string, reacted = true) =>
    (await world.handlers.set_reaction(actor, { ...at(id), emoji, reacted })).body.message.reactions.map(({ emoji: kindOf, count, user_ids }) => [kindOf, count, user_ids.map(world.nameOf)]);

  test('W71 a reaction of a kind is a person\'s once; kinds and people stand in the order in which they came', async () => {
    const { ana, bruno, chen, dora, handlers } = world;
    const { id } = await say(ana, 'Look');
    await react(bruno, id, '👍');
    await new Promise((resolve) => setTimeout(resolve, 3));
    await react(ana, id, '🎉');
    await new Promise((resolve) => setTimeout(resolve, 3));
    expect(await react(chen, id, '👍')).toEqual([['👍', 2, ['bruno', 'chen']], ['🎉', 1, ['ana']]]);
    const before = await pointers();
    await react(chen, id, '👍');
    await react(chen, id, '🎉', false);
    expect(await pointers()).toBe(before);
    expect(await react(bruno, id, '👍', false)).toEqual([['🎉', 1, ['ana']], ['👍', 1, ['chen']]]);
    expect((await handlers.list_messages(bruno, { conversation_id, limit: 1 })).body.messages[0]?.edited_at).toBeNull();
    await react(ana, id, '🎉', false);
    expect(await react(chen, id, '👍', false)).toEqual([]);
    expect(await refusal(handlers.set_reaction(dora, { ...at(id), emoji: '👍' }))).toBe('conversation_not_found');
  });

  test('W71 a reaction is one emoji', async () => {
    const { ana, handlers } = world;
    const { id } = await say(ana, 'Emoji');
    const one = ['👍🏽', '🇧🇷', '👩‍👩‍👧‍👦', '❤️', '1️⃣', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🧑🏿‍🚀'];
    for (const emoji of one) expect((await handlers.set_reaction(ana, { ...at(id), emoji })).body.message.reactions.at(-1)).toMatchObject({ count: 1 });
    for (const emoji of ['a', ' ', '', '👍👍', '👍 ', ':)', '1', '❤', '🇧', '\u200d', '<b>']) {
      expect(await refusal(handlers.set_reaction(ana, { ...at(id), emoji })), JSON.stringify(emoji)).toBe('emoji_invalid');
    }
  });

  test('W71 at most 20 kinds; of each at most 20 people stand in the row, list_reactions gives all of them in pages', async () => {
    const { ana, bruno, chen, handlers } = world;
    const { id } = await say(ana, 'Many');
    const emojis = Array.from({ length: limits.reaction_kinds + 1 }, (_, index) => String.fromCodePoint(0x1f600 + index));
    for (const emoji of emojis.slice(0, -1)) await react(ana, id, emoji);
    expect(await refusal(handlers.set_reaction(bruno, { ...at(id), emoji: emojis.at(-1)! }))).toBe('too_many_reactions');
    expect((await react(bruno, id, emojis[0]!))[0]?.[1]).toBe(2);
    await react(ana, id, emojis[5]!, false);
    await react(bruno, id, emojis.at(-1)!);

    const crowd = await world.putUsers(ana.tenant_id, Array.from({ length: 25 }, (_, index) => ({ external_id: `fan-${index}`, name: `Fan ${index}` })));
    const { body } = await handlers.start_conversation(ana, { user_ids: crowd.map((each) => each.id), title: 'Fans' });
    const fans = body.conversation.id;
    const loved = await say(ana, 'Loved', fans);
    const place = { conversation_id: fans, message_id: loved.id };
    for (const { id: user_id } of crowd) await handlers.set_reaction({ tenant_id: ana.tenant_id, user_id }, { ...place, emoji: '💙' });
    const { message } = (await handlers.set_reaction(ana, { ...place, emoji: '👏' })).body;
    const blue = message.reactions.find(({ emoji }) => emoji === '💙')!;
    expect([blue.count, blue.user_ids.length]).toEqual([25, limits.reaction_users_inline]);
    const met: string[] = [];
    for (let after: string | undefined; ;) {
      const page = (await handlers.list_reactions(ana, { ...place, emoji: '💙', limit: 10, ...(after !== undefined && { after }) })).body;
      met.push(...page.reactions.map((each) => each.user_id));
      expect(page.users.map((each) => each.id).sort()).toEqual(page.reactions.map((each) => each.user_id).sort());
      if (!page.has_more) break;
      after = met.at(-1)!;
    }
    expect([new Set(met).size, met.slice(0, limits.reaction_users_inline)]).toEqual([25, blue.user_ids]);
    expect((await handlers.list_reactions(ana, { ...place, limit: 200 })).body.reactions).toHaveLength(26);
    const mine = async (user_id: string) => (await handlers.list_reactions({ ...ana, user_id }, { ...place, mine: true })).body.reactions.map(({ emoji, user_id: who }) => [emoji, who === user_id]);
    const last = met.at(-1)!;
    expect(blue.user_ids, 'the row does not name the last one').not.toContain(last);
    expect([await mine(last), await mine(ana.user_id)]).toEqual([[['💙', true]], [['👏', true]]]);
    await handlers.set_reaction({ ...ana, user_id: last }, { ...place, emoji: '💙', reacted: false });
    expect(await mine(last)).toEqual([]);
    // After one that was taken back meanwhile the page is found by when it came.
    const tenth = (await handlers.list_reactions(ana, { ...place, emoji: '💙', limit: 10 })).body.reactions.at(-1)!;
    await handlers.set_reaction({ ...ana, user_id: tenth.user_id }, { ...place, emoji: '💙', reacted: false });
    const next = (await handlers.list_reactions(ana, { ...place, emoji: '💙', limit: 10, after: tenth.user_id, after_at: tenth.created_at })).body;
    expect(next.reactions.map((each) => each.user_id)).toEqual(met.slice(10, 20));
    await handlers.set_reaction({ ...ana, user_id: last }, { ...place, emoji: '💙' });
    expect(await refusal(handlers.list_reactions(ana, { ...place, after: ana.user_id }))).toBe('invalid_request');
    expect(await refusal(handlers.list_reactions(ana, { ...place, emoji: '💙', after_at: tenth.created_at }))).toBe('invalid_request');
    expect(await refusal(handlers.list_reactions(chen, place))).toBe('conversation_not_found');
  });

  test('W72 whoever may write pins and takes off; the last pinned first, what one may see, up to a limit', async () => {
    const { ana, bruno, chen, dora, handlers } = world;
    const [one, two] = [await say(ana, 'one'), await say(bruno, 'two')];
    const pins = async (actor: Actor) => (await handlers.list_pins(actor, { conversation_id })).body.messages.map(({ content }) => content);
    expect((await handlers.pin_message(bruno, at(one.id))).body.message.pinned_at).not.toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 3));
    await handlers.pin_message(chen, { ...at(two.id), pinned: true });
    const before = await pointers();
    await handlers.pin_message(ana, at(one.id));
    expect(await pointers()).toBe(before);
    expect(await pins(chen)).toEqual(['two', 'one']);
    expect((await handlers.pin_message(chen, { ...at(one.id), pinned: false })).body.message.pinned_at).toBeNull();
    expect(await pins(ana)).toEqual(['two']);
    await handlers.add_participants(ana, { conversation_id, user_ids: [dora.user_id], history: 'from_now' });
    expect(await pins(dora)).toEqual([]);
    expect(await refusal(handlers.pin_message(dora, at(one.id)))).toBe('message_not_found');
    await handlers.remove_participant(ana, { conversation_id, user_id: dora.user_id });
    await handlers.update_conversation(ana, { conversation_id, posting: 'admins' });
    expect(await refusal(handlers.pin_message(bruno, at(one.id)))).toBe('role_required');
    expect((await handlers.pin_message(ana, at(one.id))).status).toBe(200);
    await handlers.update_conversation(ana, { conversation_id, posting: 'all' });
    await ask(sql`
      insert into tenant_chat.message (tenant_id, conversation_id, seq, id, sender_id, content, sent_hash, created_at, pinned_at, version)
      select ${ana.tenant_id}::uuid, ${conversation_id}::uuid, 1000 + n, gen_random_uuid(), ${ana.user_id}::uuid, 'pinned', '', now(), now(), 1
      from generate_series(1, ${limits.pins_max - 2}::int) n returning 1 as one`);
    const last = await say(ana, 'last');
    expect(await refusal(handlers.pin_message(ana, at(last.id)))).toBe('too_many_pins');
    await handlers.pin_message(ana, { ...at(one.id), pinned: false });
    expect((await handlers.pin_message(ana, at(last.id))).status).toBe(200);
  });

  test('W73 a message means those in its text who are in, or everybody; whom it means finds it unread, until she has read it or it says so no longer', async () => {
    const { ana, bruno, chen, dora, handlers } = world;
    const group = (await handlers.start_conversation(ana, { user_ids: [bruno.user_id, chen.user_id], title: 'Meant' })).body.conversation.id;
    const send = async (actor: Actor, content: string) => (await handlers.send_message(actor, { conversation_id: group, content })).body.message;
    const means = async (actor: Actor) => (await handlers.list_conversations(actor, { mentioned: true })).body.conversations.map(({ id }) => id);
    const to = ({ user_id }: Actor) => `<@${user_id}>`;

    const first = await send(ana, `${to(bruno)} ${to(dora)} ${to(bruno)} <@${world.newId()}> <@gina> <@ALL> look`);
    expect(first.mentions).toEqual([bruno.user_id]);
    expect([await means(bruno), await means(chen), await means(ana)]).toEqual([[group], [], []]);
    await handlers.mark_read(bruno, { conversation_id: group });
    expect(await means(bruno)).toEqual([]);
    await handlers.mark_unread(bruno, { conversation_id: group, message_id: first.id });
    expect(await means(bruno)).toEqual([group]);
    await handlers.mark_read(bruno, { conversation_id: group });

    const all = await send(bruno, 'everybody <@all>');
    expect(all.mentions).toEqual(['all']);
    expect([await means(ana), await means(chen), await means(bruno)]).toEqual([[group], [group], []]);
    const edit = async (content: string) => (await handlers.edit_message(bruno, { conversation_id: group, message_id: all.id, content })).body.message.mentions;
    expect(await edit(`only ${to(chen)}`)).toEqual([chen.user_id]);
    expect([await means(ana), await means(chen)]).toEqual([[], [group]]);
    expect(await edit('nobody')).toEqual([]);
    expect(await means(chen)).toEqual([]);
    expect(await edit(`${to(chen)} <@all>`)).toEqual([chen.user_id, 'all']);
    await handlers.delete_message(bruno, { conversation_id: group, message_id: all.id });
    expect([await means(ana), await means(chen)]).toEqual([[], []]);

    // Whom a text means is known beside it, also who never wrote and whoever reads it anew.
    const page = (await handlers.list_messages(chen, { conversation_id: group })).body;
    expect(page.users.map(({ name }) => name).sort()).toEqual(['ana', 'bruno']);
    const many = await send(ana, Array.from({ length: limits.mentions_max }, () => `<@${world.newId()}>`).join('') + to(chen));
    expect(many.mentions).toEqual([]);
  });

  test('W87 who is meant is known beside every message, quoted, pinned, last and earlier ones too, also when she is no longer in', async () => {
    const { ana, bruno, dora, handlers } = world;
    const group = (await handlers.start_conversation(ana, { user_ids: [bruno.user_id, dora.user_id], title: 'Who?' })).body.conversation.id;
    const { message } = (await handlers.send_message(ana, { conversation_id: group, content: `ask <@${dora.user_id}> and <@${world.gina.user_id}>` })).body;
    const place = { conversation_id: group, message_id: message.id };
    const met = (users: readonly { readonly name: string }[]) => users.map(({ name }) => name).sort();
    // As large ones are, whose people do not come along.
    const count = (people: number) => ask(sql`update tenant_chat.conversation set participant_count = ${people}::int where id = ${group}::uuid returning id`);
    await count(limits.participants_inline + 1);
    expect(met((await handlers.list_conversations(bruno, { limit: 1 })).body.users), 'last').toEqual(['ana', 'dora']);
    await count(3);
    await handlers.remove_participant(dora, { conversation_id: group, user_id: dora.user_id });
    await handlers.pin_message(bruno, place);
    expect(met((await handlers.list_pins(bruno, { conversation_id: group })).body.users), 'pinned').toEqual(['ana', 'dora']);
    await handlers.send_message(bruno, { conversation_id: group, content: 'I did', reply_to_id: message.id });
    const quoting = () => handlers.list_messages(bruno, { conversation_id: group, limit: 1 });
    for (const { body } of [await quoting(), await quoting()]) expect(met(body.users), 'quoted').toEqual(['ana', 'bruno', 'dora']);
    await handlers.edit_message(ana, { ...place, content: 'ask nobody' });
    expect(met((await handlers.list_message_versions(bruno, place)).body.users), 'earlier').toEqual(['dora']);
  });

  test('W74 a forwarded message says so, and is another one than the same words written', async () => {
    const { ana, handlers } = world;
    const id = world.newId();
    const input = { conversation_id, id, content: 'from elsewhere', is_forwarded: true };
    expect((await handlers.send_message(ana, input)).body.message.is_forwarded).toBe(true);
    expect((await handlers.send_message(ana, input)).status).toBe(200);
    expect(await refusal(handlers.send_message(ana, { ...input, is_forwarded: false }))).toBe('id_conflict');
    expect((await handlers.list_messages(ana, { conversation_id, around_id: id, limit: 1 })).body.messages).toMatchObject([{ is_forwarded: true }]);
    expect((await say(ana, 'my own')).is_forwarded).toBe(false);
  });
});

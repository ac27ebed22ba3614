import { limits } from '@tenant-chat/protocol/wire';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '../actor.js';
import { rows } from '../db/rows.js';
import { FoldedFeed } from '../feed/fold-ranges.js';
import { databaseKinds, openChatWorld, refusal, setRules, type ChatWorld } from './open-chat-world.js';

describe.each(databaseKinds)('changing messages on %s', (kind) => {
  let world: ChatWorld;
  let conversation_id: string;
  beforeAll(async () => {
    world = await openChatWorld(kind);
    const { ana, bruno, chen, handlers } = world;
    const { body } = await handlers.start_conversation(ana, { user_ids: [bruno.user_id, chen.user_id], title: 'Team' });
    conversation_id = body.conversation.id;
  });
  afterAll(() => world.close());

  const say = async (actor: Actor, content: string, extra: { reply_to_id?: string } = {}) =>
    (await world.handlers.send_message(actor, { conversation_id, content, ...extra })).body.message;
  const at = (message_id: string) => ({ conversation_id, message_id });
  const newest = async (actor: Actor) => (await world.handlers.list_messages(actor, { conversation_id, limit: 1 })).body.messages[0];
  const ask = <Row extends object>(statement: ReturnType<typeof sql>) => world.test.database.asTenant(world.ana.tenant_id, (tx) => rows<Row>(tx, statement));
  const age = (id: string, seconds: number) =>
    ask(sql`update tenant_chat.message set created_at = created_at - make_interval(secs => ${seconds}::int) where id = ${id}::uuid returning id`);
  const pointers = async () => (await world.pointers(world.ana.tenant_id)).length;

  test('W68 its author edits a text; what it said before is kept, and the same text changes nothing', async () => {
    const { ana, bruno, dora, gina, handlers } = world;
    const first = await say(ana, 'Frist');
    const { status, body } = await handlers.edit_message(ana, { ...at(first.id), content: 'First' });
    expect([status, body.message]).toMatchObject([200, { id: first.id, seq: first.seq, content: 'First', created_at: first.created_at }]);
    expect(body.message.edited_at).not.toBeNull();
    expect(body.message.version).toBeGreaterThan(first.version);
    expect(await newest(bruno)).toEqual(body.message);
    const before = await pointers();
    expect((await handlers.edit_message(ana, { ...at(first.id), content: 'First' })).body).toEqual(body);
    expect(await pointers()).toBe(before);
    await handlers.edit_message(ana, { ...at(first.id), content: 'The first' });
    const { versions } = (await handlers.list_message_versions(bruno, at(first.id))).body;
    expect(versions.map(({ content }) => content)).toEqual(['Frist', 'First']);
    // The id still names what was sent.
    expect((await handlers.send_message(ana, { conversation_id, id: first.id, content: 'Frist' })).body.message.content).toBe('The first');
    expect(await refusal(handlers.send_message(ana, { conversation_id, id: first.id, content: 'The first' }))).toBe('id_conflict');

    expect(await refusal(handlers.edit_message(bruno, { ...at(first.id), content: 'Mine' }))).toBe('author_required');
    for (const stranger of [dora, gina]) expect(await refusal(handlers.edit_message(stranger, { ...at(first.id), content: 'Mine' }))).toBe('conversation_not_found');
    expect(await refusal(handlers.edit_message(ana, { ...at(world.newId()), content: 'Nothing' }))).toBe('message_not_found');
    for (const [content, code] of [[' ', 'content_empty'], ['a\u0000', 'content_malformed'], ['x'.repeat(limits.content_graphemes + 1), 'content_too_long']] as const) {
      expect(await refusal(handlers.edit_message(ana, { ...at(first.id), content }))).toBe(code);
    }
  });

  test('W68 a tenant says how long a text may be edited and who reads what it said; so many edits and no more', async () => {
    const { ana, bruno, handlers } = world;
    const message = await say(ana, 'one');
    await handlers.edit_message(ana, { ...at(message.id), content: 'two' });
    await setRules(world, ana.tenant_id, { edit_window_s: 60, version_readers: 'author' });
    try {
      await age(message.id, 50);
      expect((await handlers.edit_message(ana, { ...at(message.id), content: 'three' })).status).toBe(200);
      await age(message.id, 11);
      expect(await refusal(handlers.edit_message(ana, { ...at(message.id), content: 'four' }))).toBe('window_over');
      expect((await handlers.list_message_versions(ana, at(message.id))).body.versions).toHaveLength(2);
      expect(await refusal(handlers.list_message_versions(bruno, at(message.id)))).toBe('history_hidden');
      await setRules(world, ana.tenant_id, { version_readers: 'none' });
      expect(await refusal(handlers.list_message_versions(ana, at(message.id)))).toBe('history_hidden');
    } finally {
      await setRules(world, ana.tenant_id, {});
    }
    await ask(sql`
      insert into tenant_chat.message_version (tenant_id, message_id, version, content, replaced_at, replaced_by)
      select ${ana.tenant_id}::uuid, ${message.id}::uuid, -n, 'before', now(), ${ana.user_id}::uuid from generate_series(1, ${limits.versions_max - 2}::int) n returning 1 as one`);
    expect(await refusal(handlers.edit_message(ana, { ...at(message.id), content: 'too many' }))).toBe('too_many_versions');
  });

  test('W69 a message deleted for everyone is a tombstone: nothing of it stays, in no table and in no answer', async () => {
    const { ana, bruno, chen, handlers } = world;
    const asked = await say(ana, 'What is the secret?');
    const { body: { message: secret } } = await handlers.send_message(bruno, { conversation_id, content: `It is tulip <@${chen.user_id}> <@all>`, reply_to_id: asked.id });
    await handlers.edit_message(bruno, { ...at(secret.id), content: `It is rose <@${chen.user_id}>` });
    await handlers.edit_message(bruno, { ...at(secret.id), content: `It is lily <@${chen.user_id}> <@all>` });
    await handlers.set_reaction(chen, { ...at(secret.id), emoji: '🌷' });
    await handlers.pin_message(chen, at(secret.id));
    const reply = await say(chen, 'Thank you', { reply_to_id: secret.id });
    expect((await handlers.list_messages(ana, { conversation_id })).body.messages.at(-2)?.content).toContain('lily');

    const { body } = await handlers.delete_message(bruno, at(secret.id));
    expect(body.message).toMatchObject({ id: secret.id, seq: secret.seq, sender_id: bruno.user_id, content: '', reply_to_id: null, reactions: [], mentions: [], pinned_at: null });
    expect(body.message.deleted_at).not.toBeNull();
    // The page that was asked for before is known by its versions.
    const page = (await handlers.list_messages(ana, { conversation_id })).body;
    expect(page.messages.at(-2)).toEqual(body.message);
    expect(JSON.stringify(page)).not.toMatch(/tulip|rose|lily/);
    expect((await handlers.list_messages(ana, { conversation_id, limit: 1 })).body).toMatchObject({ messages: [{ id: reply.id, reply_to_id: secret.id }], referenced: [body.message] });
    expect((await handlers.list_pins(ana, { conversation_id })).body.messages).toEqual([]);
    expect((await handlers.list_message_versions(bruno, at(secret.id))).body.versions).toEqual([]);
    expect((await handlers.list_reactions(bruno, at(secret.id))).body.reactions).toEqual([]);
    const [left] = await ask(sql`
      select m.content, m.reactions, m.mentions, m.pinned_at, (select count(*)::int from tenant_chat.message_version v where v.message_id = m.id) as versions,
        (select count(*)::int from tenant_chat.reaction r where r.message_id = m.id) as reacted,
        (select count(*)::int from tenant_chat.mention n where n.conversation_id = m.conversation_id and n.seq = m.seq) as noted
      from tenant_chat.message m where m.id = ${secret.id}::uuid`);
    expect(left).toEqual({ content: '', reactions: null, mentions: null, pinned_at: null, versions: 0, reacted: 0, noted: 0 });

    // What was sent once is not sent again, and a tombstone stays as it is.
    const again = await handlers.send_message(bruno, { conversation_id, id: secret.id, content: `It is tulip <@${chen.user_id}> <@all>`, reply_to_id: asked.id });
    expect([again.status, again.body]).toEqual([200, body]);
    const before = await pointers();
    expect((await handlers.delete_message(bruno, at(secret.id))).body).toEqual(body);
    expect(await pointers()).toBe(before);
    for (const refused of [
      () => handlers.edit_message(bruno, { ...at(secret.id), content: 'Back' }),
      () => handlers.set_reaction(ana, { ...at(secret.id), emoji: '👍' }),
      () => handlers.pin_message(ana, at(secret.id)),
    ]) expect(await refusal(refused())).toBe('message_deleted');
  });

  test('W69 its author deletes it in time, who leads the group at any time; nobody else, and no line of the system', async () => {
    const { ana, bruno, chen, dora, handlers } = world;
    const [brunos, chens] = [await say(bruno, 'of bruno'), await say(chen, 'of chen')];
    expect(await refusal(handlers.delete_message(chen, at(brunos.id)))).toBe('author_required');
    expect(await refusal(handlers.delete_message(dora, at(brunos.id)))).toBe('conversation_not_found');
    await setRules(world, ana.tenant_id, { delete_window_s: 60 });
    try {
      await age(brunos.id, 61);
      expect(await refusal(handlers.delete_message(bruno, at(brunos.id)))).toBe('window_over');
      expect((await handlers.delete_message(ana, at(brunos.id))).body.message.content).toBe('');
      expect((await handlers.delete_message(chen, { ...at(chens.id), scope: 'everyone' })).body.message.content).toBe('');
    } finally {
      await setRules(world, ana.tenant_id, {});
    }
    const direct = (await handlers.start_conversation(ana, { user_id: bruno.user_id })).body.conversation.id;
    const theirs = (await handlers.send_message(bruno, { conversation_id: direct, content: 'between us' })).body.message;
    expect(await refusal(handlers.delete_message(ana, { conversation_id: direct, message_id: theirs.id }))).toBe('author_required');
    await handlers.update_conversation(ana, { conversation_id, title: 'The team' });
    const line = (await newest(ana))!;
    for (const refused of [
      () => handlers.delete_message(ana, at(line.id)),
      () => handlers.edit_message(ana, { ...at(line.id), content: 'x' }),
      () => handlers.set_reaction(ana, { ...at(line.id), emoji: '👍' }),
      () => handlers.pin_message(ana, at(line.id)),
    ]) expect(await refusal(refused())).toBe('not_a_text');
  });

  test('W70 deleted for me: gone for me alone, up to a limit', async () => {
    const { ana, bruno, handlers } = world;
    const message = await say(bruno, `for <@${ana.user_id}> and others`);
    const unread = async () => (await handlers.get_conversation(ana, { conversation_id })).body.conversation.mine.unread_count;
    const mentioned = async () => (await handlers.list_conversations(ana, { mentioned: true })).body.conversations.some(({ id }) => id === conversation_id);
    const unread_before = await unread();
    expect(await mentioned()).toBe(true);
    const [anas, brunos] = [new FoldedFeed(world.test.database, ana), new FoldedFeed(world.test.database, bruno)];
    await Promise.all([anas.sync(), brunos.sync()]);
    expect((await handlers.delete_message(ana, { ...at(message.id), scope: 'me' })).body.message.content).toBe(message.content);
    expect([await unread(), await mentioned()]).toEqual([unread_before - 1, false]);
    const before = await pointers();
    await handlers.delete_message(ana, { ...at(message.id), scope: 'me' });
    expect(await pointers()).toBe(before);
    await Promise.all([anas.page(), brunos.page()]);
    expect(anas.preferences.get(conversation_id)?.hidden_seqs).toEqual([message.seq]);
    expect(brunos.pages.at(-1)?.events).toEqual([]);
    expect((await handlers.get_conversation(bruno, { conversation_id })).body.conversation.mine.hidden_seqs).toEqual([]);
    await ask(sql`
      update tenant_chat.preference set hidden_seqs = array(select n::bigint + 1000 from generate_series(1, ${limits.hidden_messages_max}::int) n)
      where conversation_id = ${conversation_id}::uuid and user_id = ${bruno.user_id}::uuid returning 1 as one`);
    expect(await refusal(handlers.delete_message(bruno, { ...at(message.id), scope: 'me' }))).toBe('too_many_hidden');
  });

  test('W85 people who change one message at once: 40 races, and everybody holds the same', async () => {
    const { ana, bruno, chen, handlers } = world;
    const feeds = [ana, bruno, chen].map((actor) => new FoldedFeed(world.test.database, actor));
    await Promise.all(feeds.map((feed) => feed.sync()));
    const settled = (all: readonly Promise<unknown>[]) => Promise.allSettled(all);
    for (let round = 0; round < 40; round += 1) {
      const { id } = await say(ana, `race ${round}`);
      const place = at(id);
      if (round % 2 === 0) await handlers.set_reaction(bruno, { ...place, emoji: '🎉' });
      const outcomes = await settled([
        handlers.edit_message(ana, { ...place, content: `one ${round}` }),
        handlers.set_reaction(bruno, { ...place, emoji: '🎉', reacted: round % 2 !== 0 }),
        handlers.edit_message(ana, { ...place, content: `two ${round}` }),
        ...(round % 4 < 2 ? [handlers.delete_message(ana, place)] : []),
        handlers.set_reaction(chen, { ...place, emoji: '👍' }),
        handlers.set_reaction(bruno, { ...place, emoji: '🎉', reacted: round % 2 === 0 }),
        ...(round % 5 === 0 ? [handlers.remove_participant(ana, { conversation_id, user_id: chen.user_id })] : []),
      ]);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(['message_deleted', 'conversation_not_found']).toContain((outcome.reason as { code?: unknown }).code);
      }
      if (round % 5 === 0) await handlers.add_participants(ana, { conversation_id, user_ids: [chen.user_id] });
      const truth = (await handlers.list_messages(ana, { conversation_id, around_id: id, limit: 1 })).body.messages[0];
      if (round % 4 < 2) expect(truth).toMatchObject({ content: '', reactions: [] });
      else expect(['one', 'two']).toContain(truth?.content.split(' ')[0]);
      await Promise.all(feeds.map((feed) => feed.sync()));
      for (const feed of feeds) expect(feed.messages.get(id)).toEqual(truth);
      const kept = await ask<{ emoji: string; count: number }>(sql`
        select emoji, count(*)::int as count from tenant_chat.reaction where message_id = ${id}::uuid group by emoji order by min(created_at), emoji`);
      expect(truth?.reactions.map(({ emoji, count }) => ({ emoji, count }))).toEqual(kept.map((each) => ({ ...each })));
    }
  });
});

// The embedded one takes the clock of this process.
test('W68 W69 W77 a node whose clock is wrong moves no window and no pin: the time is the database\'s', async () => {
  const world = await openChatWorld('postgres');
  try {
    const { ana, bruno, handlers } = world;
    const conversation_id = (await handlers.start_conversation(ana, { user_id: bruno.user_id })).body.conversation.id;
    await setRules(world, ana.tenant_id, { edit_window_s: 600, delete_window_s: 600 });
    const { message } = (await handlers.send_message(ana, { conversation_id, content: 'one' })).body;
    const place = { conversation_id, message_id: message.id };
    const sent_at = Date.parse(message.created_at);
    vi.useFakeTimers({ toFake: ['Date'], now: sent_at + 3_600_000 });
    expect((await handlers.edit_message(ana, { ...place, content: 'two' })).status).toBe(200);
    const { mine } = (await handlers.update_preferences(ana, { conversation_id, pinned: true })).body.conversation;
    expect(Date.parse(mine.pinned_at!) - sent_at).toBeLessThan(600_000);
    await world.test.database.asTenant(ana.tenant_id, (tx) => tx.execute(sql`
      update tenant_chat.message set created_at = created_at - interval '15 minutes' where id = ${message.id}::uuid`));
    vi.setSystemTime(sent_at - 3_600_000);
    expect(await refusal(handlers.edit_message(ana, { ...place, content: 'three' }))).toBe('window_over');
    expect(await refusal(handlers.delete_message(ana, place))).toBe('window_over');
  } finally {
    vi.useRealTimers();
    await world.close();
  }
});

import type { ChatEvent } from '@tenant-chat/protocol/schemas';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../actor.js';
import { rows } from '../db/rows.js';
import { FoldedFeed } from '../feed/fold-ranges.js';
import { databaseKinds, openWriterWorld, refusal, setRules, type WriterWorld } from './open-chat-world.js';

describe.each(databaseKinds)('who read what, on %s', (kind) => {
  let world: WriterWorld;
  beforeAll(async () => { world = await openWriterWorld(kind); });
  afterAll(() => world.close());

  const group = async (owner: Actor, others: readonly string[]) =>
    (await world.handlers.start_conversation(owner, { user_ids: [...others], title: 'Group' })).body.conversation.id;
  const say = async (actor: Actor, conversation_id: string, content = 'hello') => (await world.handlers.send_message(actor, { conversation_id, content })).body.message;
  const mineOf = async (actor: Actor, conversation_id: string) => (await world.handlers.get_conversation(actor, { conversation_id })).body.conversation.mine;
  const feedOf = (actor: Actor) => new FoldedFeed(world.test.database, actor);
  const receipts = async (actor: Actor, conversation_id: string, message_id: string, extra: { limit?: number; after?: string } = {}) => {
    const { body } = await world.handlers.list_receipts(actor, { conversation_id, message_id, ...extra });
    return { ...body, people: body.receipts.map(({ user_id, read_at, delivered_at }) => `${world.nameOf(user_id)} ${read_at !== null ? 'read' : delivered_at !== null ? 'delivered' : 'sent'}`) };
  };
  const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

  test('W75 who read a message first, then whom it reached, then the others; in pages, with counts', async () => {
    const { ana, bruno, chen, dora, handlers } = world;
    const conversation_id = await group(ana, [bruno, chen, dora].map((each) => each.user_id));
    const first = await say(ana, conversation_id);
    await handlers.mark_read(chen, { conversation_id, message_id: first.id });
    await pause();
    await handlers.mark_read(bruno, { conversation_id });
    const asked = await receipts(ana, conversation_id, first.id);
    expect([asked.people, asked.read_count, asked.delivered_count, asked.recipient_count, asked.has_more]).toEqual([['chen read', 'bruno read', 'dora sent'], 2, 2, 3, false]);
    expect(asked.users.map(({ name }) => name)).toEqual(['chen', 'bruno', 'dora']);
    const page = await receipts(bruno, conversation_id, first.id, { limit: 1, after: chen.user_id });
    expect([page.people, page.read_count, page.recipient_count, page.has_more]).toEqual([['bruno read'], 2, 3, true]);
    const past = await receipts(bruno, conversation_id, first.id, { after: dora.user_id });
    expect([past.people, past.read_count, past.recipient_count, past.has_more]).toEqual([[], 2, 3, false]);
    // A line that she causes shows that she was there, as a message of hers would.
    await handlers.update_participant(ana, { conversation_id, user_id: dora.user_id, role: 'admin' });
    await handlers.update_conversation(dora, { conversation_id, title: 'Of Dora' });
    expect((await receipts(ana, conversation_id, first.id)).people).toEqual(['chen read', 'bruno read', 'dora read']);
    await handlers.remove_participant(ana, { conversation_id, user_id: bruno.user_id });
    expect((await receipts(ana, conversation_id, first.id)).people).toEqual(['chen read', 'dora read']);
    expect(await refusal(handlers.list_receipts(bruno, { conversation_id, message_id: first.id }))).toBe('conversation_not_found');
    // After who left meanwhile it goes on in his place; who no longer tells has none that would tell of her.
    expect((await receipts(ana, conversation_id, first.id, { after: bruno.user_id })).people).toEqual(['dora read']);
    await handlers.update_settings(chen, { receipts: false });
    expect((await receipts(ana, conversation_id, first.id, { after: chen.user_id })).people).toEqual([]);
    await handlers.update_settings(chen, { receipts: true });
  });

  test('W75 in a large group they are asked for, person by person and page by page', async () => {
    const { ana, bruno, handlers } = world;
    const crowd = (await world.putUsers(ana.tenant_id, Array.from({ length: 60 }, (_, index) => ({ external_id: `many-${index}`, name: `Many ${index}` })))).map(({ id }) => id);
    const conversation_id = await group(ana, [bruno.user_id, ...crowd]);
    const message = await say(ana, conversation_id);
    for (const user_id of crowd.slice(0, 5)) await handlers.mark_read({ tenant_id: ana.tenant_id, user_id }, { conversation_id });
    const met: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await receipts(bruno, conversation_id, message.id, { limit: 25, ...(after !== undefined && { after }) });
      expect([page.read_count, page.recipient_count]).toEqual([5, 61]);
      met.push(...page.receipts.map((each) => each.user_id));
      if (!page.has_more) break;
      after = met.at(-1)!;
    }
    expect([met.length, new Set(met).size]).toEqual([61, 61]);
    expect(new Set(met.slice(0, 5))).toEqual(new Set(crowd.slice(0, 5)));
  });

  test('W76 marked unread: mine alone, from that message on, until I have read on; nobody\'s watermark moves', async () => {
    const { ana, bruno, handlers } = world;
    const conversation_id = await group(ana, [bruno.user_id]);
    const sent = [];
    for (let index = 0; index < 4; index += 1) sent.push(await say(ana, conversation_id, `number ${index}`));
    await handlers.mark_read(bruno, { conversation_id });
    const [anas, brunos] = [feedOf(ana), feedOf(bruno)];
    await Promise.all([anas.sync(), brunos.sync()]);
    const { body } = await handlers.mark_unread(bruno, { conversation_id, message_id: sent[1]!.id });
    expect(body.conversation.mine).toMatchObject({ unread_seq: 2, read_seq: 4, unread_count: 3 });
    await Promise.all([anas.page(), brunos.page()]);
    expect(anas.pages.at(-1)?.events).toEqual([]);
    expect(brunos.pages.at(-1)?.events).toHaveLength(1);
    expect((await handlers.list_participants(ana, { conversation_id })).body.participants.map((each) => each.read_seq)).toEqual([4, 4]);
    expect((await handlers.list_conversations(bruno, {})).body.conversations.find(({ id }) => id === conversation_id)?.mine.unread_count).toBe(3);
    // A part of it, all of it, and again.
    expect((await handlers.mark_read(bruno, { conversation_id, message_id: sent[0]!.id })).body).toEqual({ read_seq: 4, unread_count: 3 });
    expect((await handlers.mark_read(bruno, { conversation_id, message_id: sent[2]!.id })).body).toEqual({ read_seq: 4, unread_count: 1 });
    expect((await handlers.mark_read(bruno, { conversation_id })).body).toEqual({ read_seq: 4, unread_count: 0 });
    expect((await mineOf(bruno, conversation_id)).unread_seq).toBeNull();
    await handlers.mark_unread(bruno, { conversation_id, message_id: sent[3]!.id });
    await say(ana, conversation_id, 'more');
    expect((await mineOf(bruno, conversation_id)).unread_count).toBe(2);
    // He who answers has read; nothing is written of the mark, and the next one holds.
    const answer = await say(bruno, conversation_id, 'an answer');
    expect(await mineOf(bruno, conversation_id)).toMatchObject({ read_seq: answer.seq, unread_count: 0 });
    await say(ana, conversation_id, 'and more');
    expect((await mineOf(bruno, conversation_id)).unread_count).toBe(1);
    expect((await handlers.mark_unread(bruno, { conversation_id, message_id: sent[3]!.id })).body.conversation.mine.unread_count).toBe(3);
    expect((await handlers.mark_read(bruno, { conversation_id })).body.unread_count).toBe(0);
    expect((await handlers.mark_read(bruno, { conversation_id })).body.unread_count).toBe(0);
    expect(await refusal(handlers.mark_unread(bruno, { conversation_id, message_id: world.newId() }))).toBe('message_not_found');
  });

  test('W76 mark_all_read: every conversation of mine, marked ones too; others are told as of any reading', async () => {
    const { ana, bruno, chen, handlers } = world;
    const [one, two, three] = [await group(ana, [chen.user_id]), await group(ana, [chen.user_id]), await group(ana, [bruno.user_id])];
    const [sent] = [await say(ana, one), await say(ana, two), await say(ana, three)];
    await handlers.mark_all_read(chen, {});
    await handlers.mark_unread(chen, { conversation_id: one, message_id: sent.id });
    await say(ana, two, 'more');
    const anas = feedOf(ana);
    await anas.sync();
    expect((await handlers.mark_all_read(chen, {})).body).toEqual({ conversation_count: 2 });
    await anas.sync();
    expect(anas.participants.get(`${two}:${chen.user_id}`)).toMatchObject({ read_seq: 2, delivered_seq: 2 });
    expect([await mineOf(chen, one), await mineOf(chen, two)]).toMatchObject([{ unread_count: 0, unread_seq: null }, { unread_count: 0 }]);
    expect((await mineOf(bruno, three)).unread_count).toBe(1);
    expect((await receipts(ana, one, sent.id)).people).toEqual(['chen read']);
    const before = (await world.pointers(ana.tenant_id)).length;
    expect((await handlers.mark_all_read(chen, {})).body).toEqual({ conversation_count: 0 });
    expect((await world.pointers(ana.tenant_id)).length).toBe(before);
  });

  test('W77 what I am told of, what stands on top for me, what I have begun: mine alone; blank is nothing, pinned again keeps its place', async () => {
    const { ana, bruno, handlers } = world;
    const conversation_id = await group(ana, [bruno.user_id]);
    const brunos = feedOf(bruno);
    await brunos.sync();
    const set = async (wanted: { notify?: 'all' | 'mentions' | 'none'; pinned?: boolean; draft?: string | null }) =>
      (await handlers.update_preferences(ana, { conversation_id, ...wanted })).body.conversation.mine;
    const first = await set({ notify: 'mentions', pinned: true, draft: 'Dear all' });
    expect(first).toMatchObject({ notify: 'mentions', draft: 'Dear all' });
    expect(first.pinned_at).not.toBeNull();
    await pause();
    expect((await set({ pinned: true })).pinned_at).toBe(first.pinned_at);
    expect((await set({ draft: ' \n' })).draft).toBeNull();
    expect((await set({ draft: ' kept as it is ' })).draft).toBe(' kept as it is ');
    expect((await set({ draft: null, notify: 'none', pinned: false }))).toMatchObject({ draft: null, notify: 'none', pinned_at: null });
    expect((await brunos.page()).events).toEqual([]);
    expect(await refusal(handlers.update_preferences(ana, { conversation_id, draft: 'half \ud83d' }))).toBe('content_malformed');
    expect(await refusal(handlers.update_preferences(world.chen, { conversation_id, draft: 'x' }))).toBe('conversation_not_found');
  });

  const watermarks = (texts: readonly string[], user_id: string): unknown[] =>
    texts.flatMap((text) => {
      const event = JSON.parse(text) as ChatEvent;
      const people = 'participant' in event ? [event.participant] : 'conversation' in event ? event.conversation.participants : [];
      return people.filter((each) => each.user_id === user_id).map((each) => each.read_seq);
    });

  test('W78 who turns receipts off neither tells nor is told, in no answer and in no range; turned on again, all is told afresh', async () => {
    const { ana, bruno, chen, handlers } = world;
    const conversation_id = await group(ana, [bruno.user_id, chen.user_id]);
    const message = await say(ana, conversation_id);
    const feeds = { ana: feedOf(ana), bruno: feedOf(bruno) };
    await Promise.all([feeds.ana.sync(), feeds.bruno.sync()]);
    await handlers.mark_read(bruno, { conversation_id });
    await handlers.mark_read(chen, { conversation_id });
    expect((await handlers.get_settings(bruno, {})).body).toMatchObject({ receipts: true, tenant: { receipts: true } });
    expect((await handlers.update_settings(bruno, { receipts: false })).body.receipts).toBe(false);
    try {
      // A replay of the time before tells ana no more of him, and him of nobody.
      await Promise.all([feeds.ana.sync(), feeds.bruno.page()]);
      expect(feeds.bruno.pages.at(-1)?.reset).toBe(true);
      await feeds.bruno.sync();
      expect(feeds.ana.participants.get(`${conversation_id}:${bruno.user_id}`)).toMatchObject({ read_seq: null, delivered_seq: null });
      expect(feeds.bruno.participants.get(`${conversation_id}:${chen.user_id}`)).toMatchObject({ read_seq: null, delivered_seq: null });
      expect(feeds.bruno.participants.get(`${conversation_id}:${bruno.user_id}`)).toMatchObject({ read_seq: 1 });
      await say(ana, conversation_id, 'more');
      await handlers.mark_read(bruno, { conversation_id });
      await handlers.mark_read(chen, { conversation_id });
      await handlers.update_conversation(ana, { conversation_id, description: 'row again' });
      const fresh = feedOf(ana);
      await Promise.all([feeds.ana.sync(), feeds.bruno.sync(), fresh.sync()]);
      for (const page of [feeds.ana.pages.at(-1)!, ...fresh.pages]) expect(new Set(watermarks(page.events, bruno.user_id))).not.toContain(2);
      for (const texts of [fresh.pages.flatMap((page) => page.events).filter((text) => text.includes(conversation_id))]) expect(new Set(watermarks(texts, bruno.user_id))).toEqual(new Set([null]));
      const silent = feeds.bruno.pages.at(-1)!.events.filter((text) => text.includes(conversation_id));
      expect(new Set(watermarks(silent, chen.user_id))).toEqual(new Set([null]));
      for (const [actor, other] of [[ana, bruno], [bruno, chen], [bruno, ana]] as const) {
        const row = (await handlers.get_conversation(actor, { conversation_id })).body.conversation;
        expect(row.participants.find((each) => each.user_id === other.user_id)).toMatchObject({ read_seq: null, delivered_seq: null });
        const listed = (await handlers.list_participants(actor, { conversation_id })).body.participants;
        expect(listed.find((each) => each.user_id === other.user_id)).toMatchObject({ read_seq: null, delivered_seq: null });
      }
      expect((await mineOf(bruno, conversation_id)).read_seq).toBe(2);
      expect((await receipts(ana, conversation_id, message.id)).people).toEqual(['chen read']);
      expect(await receipts(bruno, conversation_id, message.id)).toMatchObject({ people: [], read_count: 0, recipient_count: 0 });
      // Of a conversation that he enters while he is silent as well.
      const later = await group(ana, [bruno.user_id]);
      expect((await handlers.get_conversation(ana, { conversation_id: later })).body.conversation.participants.map((each) => `${world.nameOf(each.user_id)} ${each.read_seq}`).toSorted()).toEqual(['ana 0', 'bruno null']);
    } finally {
      await handlers.update_settings(bruno, { receipts: true });
    }
    await Promise.all([feeds.ana.sync(), feeds.bruno.page()]);
    expect(feeds.bruno.pages.at(-1)?.reset).toBe(true);
    await feeds.bruno.sync();
    expect(feeds.ana.participants.get(`${conversation_id}:${bruno.user_id}`)).toMatchObject({ read_seq: 2 });
    expect(feeds.bruno.participants.get(`${conversation_id}:${chen.user_id}`)).toMatchObject({ read_seq: 2 });
    const before = (await world.pointers(ana.tenant_id)).length;
    await handlers.update_settings(bruno, { receipts: true });
    expect((await world.pointers(ana.tenant_id)).length).toBe(before);
  });

  test('W78 that somebody silent reads is told to nobody, nor to her that others do: no event, and no row of another version', async () => {
    const { ana, bruno, chen, handlers } = world;
    const conversation_id = await group(ana, [bruno.user_id, chen.user_id]);
    await say(ana, conversation_id);
    await handlers.update_settings(bruno, { receipts: false });
    try {
      const [anas, brunos, others] = [feedOf(ana), feedOf(bruno), feedOf(bruno)];
      await Promise.all([anas.sync(), brunos.sync(), others.sync()]);
      const seenBy = async (actor: Actor) => [
        (await handlers.get_conversation(actor, { conversation_id })).body.conversation.participants,
        (await handlers.list_participants(actor, { conversation_id })).body.participants,
      ].map((people) => people.filter((each) => each.user_id !== actor.user_id));
      const before = await seenBy(ana);
      await world.writer.delivered(bruno, 1_000_000);
      await handlers.mark_read(bruno, { conversation_id });
      await say(ana, conversation_id, 'more');
      expect((await anas.page()).events).toHaveLength(1);
      await handlers.mark_all_read(bruno, {});
      expect((await anas.page()).events).toEqual([]);
      expect(await seenBy(ana)).toEqual(before);
      // His other device is told.
      await others.sync();
      expect(others.participants.get(`${conversation_id}:${bruno.user_id}`)).toMatchObject({ read_seq: 2, delivered_seq: 2 });
      await say(chen, conversation_id, 'an answer');
      await brunos.sync();
      const seen = await seenBy(bruno);
      await handlers.mark_read(ana, { conversation_id });
      await handlers.mark_all_read(ana, {});
      expect((await brunos.page()).events).toEqual([]);
      expect(await seenBy(bruno)).toEqual(seen);
      // What else changes of his row is told as ever, also in the range in which he read.
      await handlers.mark_read(bruno, { conversation_id });
      await say(ana, conversation_id, 'and more');
      await handlers.mark_read(bruno, { conversation_id });
      await handlers.update_participant(ana, { conversation_id, user_id: bruno.user_id, role: 'admin' });
      await anas.sync();
      expect(anas.participants.get(`${conversation_id}:${bruno.user_id}`)).toMatchObject({ role: 'admin', read_seq: null });
    } finally {
      await handlers.update_settings(bruno, { receipts: true });
    }
  });

  test('W79 a tenant whose configuration turns receipts off tells nobody of anybody, from the next range on, which is a reset', async () => {
    const { ana, bruno, gina, handlers } = world;
    const conversation_id = await group(ana, [bruno.user_id]);
    const message = await say(ana, conversation_id);
    await handlers.mark_read(bruno, { conversation_id });
    const [feed, other] = [feedOf(ana), feedOf(gina)];
    await Promise.all([feed.sync(), other.sync()]);
    await setRules(world, ana.tenant_id, { receipts: false });
    try {
      expect([(await feed.page()).reset, (await other.page()).reset]).toEqual([true, false]);
      await feed.sync();
      expect(feed.participants.get(`${conversation_id}:${bruno.user_id}`)).toMatchObject({ read_seq: null, delivered_seq: null });
      expect(feed.participants.get(`${conversation_id}:${ana.user_id}`)).toMatchObject({ read_seq: 1 });
      expect(await receipts(ana, conversation_id, message.id)).toMatchObject({ people: [], recipient_count: 0 });
      expect((await handlers.get_settings(ana, {})).body).toMatchObject({ receipts: true, tenant: { receipts: false } });
      // The same configuration at the next start is no news.
      await setRules(world, ana.tenant_id, { receipts: false, edit_window_s: 60 });
      expect((await feed.page()).reset).toBe(false);
    } finally {
      await setRules(world, ana.tenant_id, {});
    }
    expect((await feed.page()).reset).toBe(true);
    await feed.sync();
    expect(feed.participants.get(`${conversation_id}:${bruno.user_id}`)).toMatchObject({ read_seq: 1 });
    const [told] = await world.test.database.asTenant(ana.tenant_id, (tx) => rows<{ count: number }>(tx, sql`select count(*)::int as count from tenant_chat.receipt where conversation_id = ${conversation_id}::uuid`));
    expect(told?.count).toBeGreaterThan(0);
  });
});

import { decodePosition, encodePosition, limits, type EventType } from '@tenant-chat/protocol/wire';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../actor.js';
import { openChatWorld, type ChatWorld } from '../commands/open-chat-world.js';
import { rows } from '../db/rows.js';
import { testDatabaseKinds } from '../db/test-database.js';
import { lockClock, readClock } from './clock.js';
import type { FeedRange } from './feed-event.js';
import { FoldedFeed } from './fold-ranges.js';
import { readAfter } from './read-after.js';

const typesOf = (range: FeedRange): EventType[] => range.events.map((text) => (JSON.parse(text) as { type: EventType }).type);

/** Deterministic chance. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

describe.each(testDatabaseKinds)('the feed on %s', (kind) => {
  let world: ChatWorld;
  beforeAll(async () => { world = await openChatWorld(kind); });
  afterAll(() => world.close());

  const feedOf = (actor: Actor) => new FoldedFeed(world.test.database, actor);
  const group = async (owner: Actor, others: readonly Actor[]): Promise<string> =>
    (await world.handlers.start_conversation(owner, { user_ids: others.map((each) => each.user_id), title: 'Group' })).body.conversation.id;
  const sendMany = async (actor: Actor, conversation_id: string, count: number): Promise<void> => {
    await Promise.all(Array.from({ length: count }, (_, index) => world.handlers.send_message(actor, { conversation_id, content: `message ${index}` })));
  };
  const read = (actor: Actor, cursor: string | null) =>
    world.test.database.asTenant(actor.tenant_id, (tx) => readAfter(tx, actor, cursor === null ? null : decodePosition(cursor)), { snapshot: true });

  it('gives nothing when nothing happened, and moves the position over what others see', async () => {
    const { ana, bruno, chen } = world;
    const conversation_id = await group(ana, [bruno]);
    const feed = feedOf(chen);
    await feed.sync();
    const before = feed.cursor;
    expect(await feed.page()).toMatchObject({ reset: false, from: before, to: before, events: [], has_more: false, limited: [] });
    await sendMany(ana, conversation_id, 3);
    expect((await feed.page()).events).toEqual([]);
    expect(feed.cursor).not.toBe(before);
  });

  it('brings a conversation whole to who is added, and only the tombstone of her row to who has left', async () => {
    const { ana, bruno, chen } = world;
    const conversation_id = await group(ana, [bruno]);
    await sendMany(ana, conversation_id, 60);
    const [chens, brunos] = [feedOf(chen), feedOf(bruno)];
    await Promise.all([chens.sync(), brunos.sync()]);
    await world.handlers.add_participants(ana, { conversation_id, user_ids: [chen.user_id] });
    const granted = typesOf(await chens.page());
    expect(granted.filter((type) => type === 'message_created')).toHaveLength(50);
    expect(granted.filter((type) => type !== 'message_created').sort()).toEqual([
      'conversation_created', 'participant_updated', 'preference_updated', ...Array.from({ length: granted.length - 53 }, () => 'user_updated'),
    ]);
    expect(chens.users.has(bruno.user_id) && chens.users.has(ana.user_id)).toBe(true);
    expect(typesOf(await brunos.page()).sort()).toEqual(['conversation_updated', 'message_created', 'participant_updated', 'user_updated']);
    await world.handlers.remove_participant(ana, { conversation_id, user_id: chen.user_id });
    await sendMany(ana, conversation_id, 1);
    expect(typesOf(await chens.page())).toEqual(['participant_updated']);
    expect(chens.conversations.has(conversation_id)).toBe(false);
  });

  it('shows who comes "from now on" nothing of before', async () => {
    const { ana, bruno, dora } = world;
    const conversation_id = await group(ana, [bruno]);
    await sendMany(ana, conversation_id, 5);
    const feed = feedOf(dora);
    await feed.sync();
    await world.handlers.add_participants(ana, { conversation_id, user_ids: [dora.user_id], history: 'from_now' });
    await sendMany(ana, conversation_id, 2);
    await feed.sync();
    const seqs = [...feed.messages.values()].filter((message) => message.conversation_id === conversation_id).map((message) => message.seq);
    expect(seqs.sort((one, other) => one - other)).toEqual([6, 7, 8]); // 6 says that she came.
    const fresh = feedOf(dora);
    await fresh.sync();
    expect([...fresh.messages.values()].filter((message) => message.conversation_id === conversation_id)).toHaveLength(3);
  });

  it('keeps what is mine alone to me: preferences, and rows in large groups', async () => {
    const { ana, bruno } = world;
    const conversation_id = await group(ana, [bruno]);
    const [anas, brunos] = [feedOf(ana), feedOf(bruno)];
    await Promise.all([anas.sync(), brunos.sync()]);
    await world.handlers.mute_conversation(ana, { conversation_id, muted: true });
    expect(typesOf(await anas.page())).toEqual(['preference_updated']);
    expect((await brunos.page()).events).toEqual([]);
    const people = await world.putUsers(ana.tenant_id, Array.from({ length: 60 }, (_, index) => ({ external_id: `crowd-${index}`, name: `Crowd ${index}` })));
    await world.handlers.add_participants(ana, { conversation_id, user_ids: people.map((person) => person.id) });
    await Promise.all([anas.sync(), brunos.sync()]);
    await sendMany(ana, conversation_id, 1);
    await world.handlers.mark_read(bruno, { conversation_id });
    expect(typesOf(await anas.page())).toEqual(['user_updated', 'message_created']);
    expect(typesOf(await brunos.page())).toEqual(['user_updated', 'message_created', 'participant_updated']);
    expect(brunos.participants.get(`${conversation_id}:${bruno.user_id}`)).toMatchObject({ read_seq: 2 });
    expect(anas.conversations.get(conversation_id)?.participants).toEqual([]);
  });

  it('pages in the middle of a version with many rows, without losing one', async () => {
    const { gina, hugo } = world;
    const conversation_id = await group(gina, [hugo]);
    const entries = Array.from({ length: 490 }, (_, index) => ({ external_id: `many-${index}`, name: `Many ${index}` }));
    await world.putUsers(gina.tenant_id, entries);
    const feed = feedOf(gina);
    await feed.sync();
    await sendMany(hugo, conversation_id, 45);
    await world.putUsers(gina.tenant_id, entries.map((entry) => ({ ...entry, name: `${entry.name} changed` })));
    await sendMany(hugo, conversation_id, 2);
    const first = await feed.page();
    expect(first).toMatchObject({ has_more: true });
    expect(first.events).toHaveLength(limits.sync_events);
    expect(decodePosition(first.to)?.key).toMatch(/^user-updated:/);
    const second = await feed.page();
    expect(second).toMatchObject({ has_more: false, from: first.to });
    expect(second.events).toHaveLength(490 + 47 - limits.sync_events);
    expect([...feed.users.values()].filter((user) => user.name.endsWith('changed'))).toHaveLength(490);
    expect([...feed.messages.values()].filter((message) => message.conversation_id === conversation_id)).toHaveLength(47);
  });

  it('gives the newest of many messages and names the conversation', async () => {
    const { ana, bruno } = world;
    const [busy, quiet] = [await group(ana, [bruno]), await group(ana, [bruno])];
    const feed = feedOf(bruno);
    await feed.sync();
    await sendMany(ana, busy, 120);
    await sendMany(ana, quiet, 3);
    const range = await feed.page();
    expect(range.limited).toEqual([busy]);
    const seqs = [...feed.messages.values()].filter((message) => message.conversation_id === busy).map((message) => message.seq).sort((one, other) => one - other);
    expect(seqs).toEqual(Array.from({ length: 50 }, (_, index) => index + 71));
    await sendMany(ana, busy, 50);
    expect((await feed.page()).limited).toEqual([]);
  });

  it('resets over as many pages as it takes, while the database moves on', async () => {
    const { chen, dora } = world;
    const ids: string[] = [];
    for (let index = 0; index < 45; index += 1) ids.push(await group(chen, [dora]));
    await sendMany(chen, ids[0] ?? '', 70);
    const feed = feedOf(dora);
    const first = await feed.page();
    expect(first).toMatchObject({ reset: true, from: null, has_more: true });
    const sorted = [...ids].sort();
    await sendMany(chen, sorted[0] ?? '', 1);
    await world.handlers.remove_participant(chen, { conversation_id: sorted[1] ?? '', user_id: dora.user_id });
    const late = await group(chen, [dora]);
    await feed.sync();
    expect(feed.pages.filter((page) => page.reset)).toHaveLength(1);
    const fresh = feedOf(dora);
    await fresh.sync();
    expect(feed.view()).toEqual(fresh.view());
    expect(feed.conversations.has(late)).toBe(true);
    expect(fresh.pages.every((page) => page.events.length > 0)).toBe(true);
    expect(feed.users.get(dora.user_id)?.name).toBe('dora');
  });

  it('resets when the position can not be served: another epoch, ahead of the clock, too far behind', async () => {
    const { gina } = world;
    const clock = await world.test.database.asTenant(gina.tenant_id, (tx) => readClock(tx, gina.tenant_id));
    const at = (change: Partial<typeof clock>) => read(gina, encodePosition({ epoch: clock.epoch, version: clock.version, key: '', ...change }));
    expect(await at({})).toMatchObject({ reset: false, events: [] });
    expect(await at({ epoch: clock.epoch + 1 })).toMatchObject({ reset: true, from: null });
    expect(await at({ version: clock.version + 1 })).toMatchObject({ reset: true });
    expect(await read(gina, null)).toMatchObject({ reset: true });
    await world.test.database.asTenant(gina.tenant_id, (tx) => lockClock(tx, gina.tenant_id, 20_001));
    expect(await at({})).toMatchObject({ reset: true });
    const behind = await read(gina, encodePosition({ epoch: clock.epoch, version: clock.version + 1, key: '' }));
    expect(behind).toMatchObject({ reset: false, has_more: true, events: [], to: encodePosition({ epoch: clock.epoch, version: clock.version + 5_001, key: '' }) });
  });

  it('begins a new epoch when the database is another history, for readers at once and in the clock with the next write', async () => {
    const { gina } = world;
    const { database } = world.test;
    const clockNow = () => database.asTenant(gina.tenant_id, (tx) => readClock(tx, gina.tenant_id));
    const feed = feedOf(gina);
    await feed.sync();
    const before = await clockNow();
    await database.asTenant(gina.tenant_id, (tx) => rows(tx, sql`update tenant_chat.tenant_clock set timeline = '00000000:0' where tenant_id = ${gina.tenant_id}::uuid`));
    expect(await clockNow()).toEqual({ ...before, epoch: before.epoch + 1 });
    expect(await feed.page()).toMatchObject({ reset: true });
    expect(await database.asTenant(gina.tenant_id, (tx) => lockClock(tx, gina.tenant_id))).toMatchObject({ epoch: before.epoch + 1, to: before.version + 1 });
    expect(await database.asTenant(gina.tenant_id, (tx) => lockClock(tx, gina.tenant_id))).toMatchObject({ epoch: before.epoch + 1 });
    expect(await feed.page()).toMatchObject({ reset: false });
    const [bases] = await database.asTenant(gina.tenant_id, (tx) =>
      rows<{ bases: string }>(tx, sql`select epoch_bases::text as bases from tenant_chat.tenant_clock where tenant_id = ${gina.tenant_id}::uuid`));
    expect(bases?.bases).toBe(`{0,${before.version}}`);
  });

  it.each([11, 14, 118, 156])('a fold of all ranges is the snapshot, after any history (seed %i)', async (seed) => {
    const random = randomFrom(seed);
    const people = [world.ana, world.bruno, world.chen, world.dora];
    const somebody = (): Actor => people[random(people.length)] ?? world.ana;
    const feeds = people.map(feedOf);
    await Promise.all(feeds.map((feed) => feed.sync()));
    const conversations = [await group(world.ana, [world.bruno, world.chen])];
    const { handlers } = world;
    const acts: ((actor: Actor, conversation_id: string) => Promise<unknown>)[] = [
      (actor, conversation_id) => handlers.send_message(actor, { conversation_id, content: `seed ${seed}` }),
      (actor, conversation_id) => sendMany(actor, conversation_id, random(70)),
      (actor, conversation_id) => handlers.mark_read(actor, { conversation_id }),
      (actor, conversation_id) => handlers.add_participants(actor, { conversation_id, user_ids: [somebody().user_id], history: random(2) === 0 ? 'all' : 'from_now' }),
      (actor, conversation_id) => handlers.remove_participant(actor, { conversation_id, user_id: somebody().user_id }),
      (actor, conversation_id) => handlers.update_conversation(actor, { conversation_id, title: `Title ${random(100)}` }),
      (actor, conversation_id) => handlers.mute_conversation(actor, { conversation_id, muted: random(2) === 0 }),
      (actor, conversation_id) => handlers.archive_conversation(actor, { conversation_id, archived: random(2) === 0 }),
      async (actor) => conversations.push(await group(actor, people.filter((each) => each.user_id !== actor.user_id))),
    ];
    for (let step = 0; step < 60; step += 1) {
      const act = acts[random(acts.length)];
      await act?.(somebody(), conversations[random(conversations.length)] ?? '').catch(() => undefined);
      if (random(4) === 0) await feeds[random(feeds.length)]?.page();
    }
    for (const [index, feed] of feeds.entries()) {
      await feed.sync();
      const fresh = feedOf(people[index] ?? world.ana);
      await fresh.sync();
      expect(feed.view()).toEqual(fresh.view());
      for (const id of fresh.users.keys()) expect(feed.users.has(id)).toBe(true);
    }
  });
});

describe('the feed after a purge on postgres', () => {
  it('resets who stands below it', async () => {
    const world = await openChatWorld('postgres');
    try {
      const feed = new FoldedFeed(world.test.database, world.ana);
      await feed.sync();
      const position = decodePosition(feed.cursor ?? '');
      await world.handlers.start_conversation(world.ana, { user_id: world.bruno.user_id });
      await world.test.asOwner('update tenant_chat.tenant_clock set purged_to = $1 where tenant_id = $2', [(position?.version ?? 0) + 1, world.ana.tenant_id]);
      expect(await feed.page()).toMatchObject({ reset: true });
      expect(await feed.page()).toMatchObject({ reset: false });
    } finally {
      await world.close();
    }
  });
});

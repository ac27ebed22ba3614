import type { ChatEvent } from '@tenant-chat/protocol/schemas';
import { decodePosition, limits } from '@tenant-chat/protocol/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../actor.js';
import { openChatWorld, type ChatWorld } from '../commands/open-chat-world.js';
import { testDatabaseKinds } from '../db/test-database.js';
import { FoldedFeed } from './fold-ranges.js';
import { readTail } from './read-tail.js';

describe.each(testDatabaseKinds)('a range of the feed on %s', (kind) => {
  let world: ChatWorld;
  beforeAll(async () => { world = await openChatWorld(kind); });
  afterAll(() => world.close());

  const feedOf = (actor: Actor) => new FoldedFeed(world.test.database, actor);
  const versionOf = (feed: FoldedFeed): number => decodePosition(feed.cursor ?? '')?.version ?? 0;
  const group = async (owner: Actor, user_ids: readonly string[]): Promise<string> =>
    (await world.handlers.start_conversation(owner, { user_ids: [...user_ids], title: 'Group' })).body.conversation.id;
  const remove = (conversation_id: string, user_id: string) => world.handlers.remove_participant(world.ana, { conversation_id, user_id });
  const crowd = async (name: string, count: number): Promise<string[]> =>
    (await world.putUsers(world.ana.tenant_id, Array.from({ length: count }, (_, index) => ({ external_id: `${name}-${index}`, name: `${name} ${index}` })))).map(({ id }) => id);
  const shownTo = (feed: FoldedFeed, conversation_id: string): string[] =>
    [...feed.participants.values()].filter((each) => each.conversation_id === conversation_id && each.left_at === null).map((each) => each.user_id).sort();

  it.each([1, 3])('brings the people whom a crowd shows that has shrunk to %i below its limit, all at once', async (below) => {
    const { ana, bruno } = world;
    const others = await crowd(`shrinks-${below}`, limits.participants_inline);
    const conversation_id = await group(ana, [bruno.user_id, ...others]);
    const feed = feedOf(bruno);
    await feed.sync();
    expect(feed.users.has(others[0] ?? '')).toBe(false);
    for (const user_id of others.slice(0, 2 + below)) await remove(conversation_id, user_id);
    await feed.sync();
    expect(feed.conversations.get(conversation_id)?.participants).toHaveLength(limits.participants_inline - below);
    expect(shownTo(feed, conversation_id).filter((user_id) => !feed.users.has(user_id))).toEqual([]);
    // They are known now.
    await world.handlers.update_conversation(ana, { conversation_id, description: 'Smaller' });
    expect((await feed.page()).events).toHaveLength(1);
  });

  it('brings them with the last word of several, for who joins between', async () => {
    const { ana, bruno } = world;
    const others = await crowd('joins', limits.participants_inline);
    const conversation_id = await group(ana, [bruno.user_id, ...others]);
    const feed = feedOf(bruno);
    await feed.sync();
    for (const user_id of others.slice(0, 4)) await remove(conversation_id, user_id);
    const tail = await world.test.database.asTenant(ana.tenant_id, (tx) => readTail(tx, ana.tenant_id, versionOf(feed), 1_000), { snapshot: true });
    const events = tail.events.map(({ version, json }) => ({ version, event: JSON.parse(json) as ChatEvent }));
    const last = events.filter(({ event }) => event.type === 'conversation_updated').at(-1);
    expect(last?.event).toMatchObject({ conversation: { participant_count: limits.participants_inline - 2 } });
    expect(events.filter(({ event, version }) => event.type === 'user_updated' && version === last?.version)).toHaveLength(limits.participants_inline - 2);
  });

  it('tells who is back of those who left while she was away, when the page before ends in between', async () => {
    const { ana, bruno, chen, dora } = world;
    const conversation_id = await group(ana, [bruno, chen, dora].map((each) => each.user_id));
    const entries = Array.from({ length: 300 }, (_, index) => ({ external_id: `noise-${index}`, name: `Noise ${index}` }));
    await world.putUsers(ana.tenant_id, entries);
    const feed = feedOf(dora);
    await feed.sync();
    await remove(conversation_id, dora.user_id);
    await remove(conversation_id, chen.user_id);
    for (const name of ['louder', 'loudest']) await world.putUsers(ana.tenant_id, entries.map((entry) => ({ ...entry, name: `${entry.name} ${name}` })));
    await world.handlers.add_participants(ana, { conversation_id, user_ids: [dora.user_id] });
    expect(await feed.page()).toMatchObject({ has_more: true });
    await feed.sync();
    const fresh = feedOf(dora);
    await fresh.sync();
    expect(shownTo(feed, conversation_id)).toEqual([ana, bruno, dora].map((each) => each.user_id).sort());
    expect(feed.view()).toEqual(fresh.view());
  });
});

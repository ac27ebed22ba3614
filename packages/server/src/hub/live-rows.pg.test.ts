import type { ChatEvent } from '@tenant-chat/protocol/schemas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../actor.js';
import { databaseKinds, openChatWorld, startGroup, type ChatWorld } from '../commands/open-chat-world.js';
import type { EncodedRange } from './encoded-range.js';
import { createFeedReader } from './feed-reader.js';
import { Subscriber } from './subscriber.js';
import { TenantHub } from './tenant-hub.js';

describe.each(databaseKinds)('what is heard at once on %s', (kind) => {
  let world: ChatWorld;
  beforeAll(async () => {
    world = await openChatWorld(kind);
  });
  afterAll(() => world.close());

  /** A hub of a node of its own, and a live device of that person on it. */
  async function listen({ tenant_id, user_id }: Actor): Promise<{ readonly ranges: EncodedRange['range'][]; readonly hear: () => Promise<void> }> {
    const reader = createFeedReader(world.test.database);
    const hub = new TenantHub(tenant_id, reader, await reader.readClock(tenant_id));
    const ranges: EncodedRange['range'][] = [];
    const transport = {
      sendRange: ({ range }: EncodedRange) => void ranges.push(range),
      sendSignal: () => undefined,
      isFull: () => false,
      fail: (error: unknown) => { throw error; },
    };
    await new Subscriber(hub, { id: user_id, tenant_id, user_id, kind: 'bearer', expires_at: Number.MAX_SAFE_INTEGER }, transport, null).catchUp();
    const hear = async (): Promise<void> => {
      const { epoch, version } = await reader.readClock(tenant_id);
      await hub.reach(epoch, version);
    };
    return { ranges, hear };
  }

  test('W24 a row stands once in a live range, as it is now, in the place and under the name of its first change', async () => {
    const { ana, bruno, handlers } = world;
    const conversation_id = await startGroup(world, ana, [bruno]);
    const { ranges, hear } = await listen(bruno);
    const { id: message_id } = (await handlers.send_message(ana, { conversation_id, content: 'one' })).body.message;
    const gone = (await handlers.send_message(ana, { conversation_id, content: 'to be gone' })).body.message.id;
    for (const content of ['two', 'three']) await handlers.edit_message(ana, { conversation_id, message_id, content });
    await handlers.delete_message(ana, { conversation_id, message_id: gone });
    for (const muted of [true, false, true]) await handlers.mute_conversation(bruno, { conversation_id, muted });
    await hear();
    const events = ranges.at(-1)!.events.map((text) => JSON.parse(text) as ChatEvent);
    expect(events).toMatchObject([
      { type: 'message_created', message: { id: message_id, content: 'three' } },
      { type: 'message_deleted', message: { id: gone, content: '' } },
      { type: 'preference_updated', preference: { muted_until: expect.any(String) } },
    ]);
    expect(events[0]!.version).toBe((events[0] as { message: { version: number } }).message.version);
  });
});

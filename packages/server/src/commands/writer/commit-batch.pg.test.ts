import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { Actor } from '../../actor.js';
import { openDatabase } from '../../db/open-database.js';
import { rows } from '../../db/rows.js';
import { testDatabaseKinds } from '../../db/test-database.js';
import { readTail } from '../../feed/read-tail.js';
import { listMessages } from '../../queries/list-messages.js';
import { openChatWorld, openWriterWorld, readReceipts, startGroup, type WriterWorld } from '../open-chat-world.js';
import { setTyping } from '../set-typing.js';
import { createWriter, type Writer } from '../writer.js';

describe.each(testDatabaseKinds)('a batch on %s', (kind) => {
  let world: WriterWorld;
  beforeAll(async () => { world = await openWriterWorld(kind); });
  afterAll(() => world.close());

  const group = (owner: Actor, others: readonly Actor[]) => startGroup(world, owner, others);
  const send = (actor: Actor, conversation_id: string) => world.writer.send({ actor, id: uuidv7(), conversation_id, content: 'hello', reply_to_id: null });
  const receipts = (conversation_id: string, user_id: string) => readReceipts(world, conversation_id, user_id);

  it('tells the hub the same as the feed of a conversation above 50 people too: the senders come along', async () => {
    const { ana, bruno, chen } = world;
    const entries = Array.from({ length: 48 }, (_, index) => ({ external_id: `crowd-${index}`, name: `Crowd "${index}"`, title: index === 0 ? null : 'é' }));
    const crowd = (await world.putUsers(ana.tenant_id, entries)).map(({ id }) => ({ ...ana, user_id: id }));
    const [large, small] = [await group(ana, [bruno, chen, ...crowd]), await group(ana, [bruno])];
    world.written.length = 0;
    await Promise.all([
      ...[ana, ana, bruno, ana, crowd[0] ?? ana].map((actor) => send(actor, large)), send(ana, small),
    ]);
    await world.writer.read(chen, large, null);
    expect(world.written.map((commit) => commit.to - commit.from)).toEqual([1, 5, 1]);
    for (const { from, to, events } of world.written) {
      const tail = await world.test.database.asTenant(ana.tenant_id, (tx) => readTail(tx, ana.tenant_id, from, to - from), { snapshot: true });
      expect(events).toEqual(tail.events);
    }
    expect(world.written[1]?.events?.map((event) => event.type)).toEqual([
      'user_updated', 'message_created', 'user_updated', 'message_created', 'message_created', 'user_updated', 'message_created', 'message_created',
    ]);
  });

  it('logs what an answer skipped, also between two sends of one batch', async () => {
    const { ana, bruno, chen } = world;
    const conversation_id = await group(ana, [bruno, chen]);
    // The first goes at once, and the others together behind it.
    world.written.length = 0;
    await Promise.all([ana, ana, bruno, ana, chen, chen].map((actor) => send(actor, conversation_id)));
    expect(world.written.map((commit) => commit.to - commit.from)).toEqual([1, 5]);
    expect(await receipts(conversation_id, ana.user_id)).toEqual([{ kind: 'delivered', from_seq: 1, to_seq: 4 }, { kind: 'read', from_seq: 1, to_seq: 4 }]);
    expect(await receipts(conversation_id, bruno.user_id)).toEqual([{ kind: 'delivered', from_seq: 0, to_seq: 3 }, { kind: 'read', from_seq: 0, to_seq: 3 }]);
    expect(await receipts(conversation_id, chen.user_id)).toEqual([{ kind: 'delivered', from_seq: 0, to_seq: 6 }, { kind: 'read', from_seq: 0, to_seq: 6 }]);
    const seen = await world.test.database.asTenant(ana.tenant_id, (tx) => rows<{ seq: number; delivered: boolean; read: boolean }>(tx, sql`
      select seq, delivered_at is not null as delivered, read_at is not null as read from tenant_chat.message_delivery
      where conversation_id = ${conversation_id}::uuid and user_id = ${ana.user_id}::uuid order by seq`));
    expect(seen.map((row) => ({ ...row }))).toEqual([
      { seq: 3, delivered: true, read: true }, { seq: 5, delivered: false, read: false }, { seq: 6, delivered: false, read: false },
    ]);
    // Nobody else in between: nothing was skipped, nothing is logged.
    await Promise.all([chen, chen, chen].map((actor) => send(actor, conversation_id)));
    expect(await receipts(conversation_id, chen.user_id)).toHaveLength(2);
  });
});

describe('the writer, when connections are short', () => {
  it('goes before whatever else waits for one, in order: typing, pages and the look at receipts wait', async () => {
    const world = await openChatWorld('postgres');
    const database = await openDatabase({ url: world.test.url ?? '', pool_size: 1 });
    const [one, other] = [createWriter({ database, onCommit: () => undefined }), createWriter({ database, onCommit: () => undefined })];
    const { ana, bruno } = world;
    const conversation_id = (await world.handlers.start_conversation(ana, { user_id: bruno.user_id })).body.conversation.id;
    const type = setTyping({ database, signal: () => undefined });
    const page = listMessages({ database, presence: world.presence });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await database.asTenant(ana.tenant_id, () => Promise.resolve()); // Now the connection is there to be held.
    const holder = database.asTenant(ana.tenant_id, () => held);
    const order: string[] = [];
    const wait = (name: string, work: Promise<unknown>) => work.then(() => order.push(name));
    const send = (writer: Writer) => writer.send({ actor: ana, id: uuidv7(), conversation_id, content: 'hello', reply_to_id: null });
    const works = [
      wait('typing', type(bruno, { conversation_id, is_typing: true })),
      wait('page', page(bruno, { conversation_id })),
      wait('receipt', one.read(bruno, conversation_id, null)),
      wait('batch', send(one)),
      wait('later batch', send(other)),
    ];
    release();
    await Promise.all([holder, ...works]);
    expect(order).toEqual(['batch', 'later batch', 'typing', 'page', 'receipt']);
    await Promise.all([one.close(), other.close()]);
    await database.close();
    await world.close();
  });
});

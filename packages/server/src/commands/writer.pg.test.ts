import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import { CuttingProxy } from '../db/cutting-proxy.js';
import { openDatabase } from '../db/open-database.js';
import { rows } from '../db/rows.js';
import { testDatabaseKinds } from '../db/test-database.js';
import { readTail } from '../feed/read-tail.js';
import { openChatWorld, openWriterWorld, readReceipts, refusal, startGroup, type WriterWorld } from './open-chat-world.js';
import { createWriter } from './writer.js';

const outcome = (work: Promise<{ verdict: string }>): Promise<string> => work.then((answer) => answer.verdict, (error: unknown) => (error instanceof ChatError ? error.code : String(error)));

/** Deterministic chance; a failing seed is printed by the test's title. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

describe.each(testDatabaseKinds)('the writer on %s', (kind) => {
  let world: WriterWorld;
  beforeAll(async () => { world = await openWriterWorld(kind); });
  afterAll(() => world.close());

  const group = (owner: Actor, others: readonly Actor[]) => startGroup(world, owner, others);
  const send = (actor: Actor, conversation_id: string, content = 'hello', id = uuidv7(), reply_to_id: string | null = null) =>
    world.writer.send({ actor, id, conversation_id, content, reply_to_id });
  const stored = (conversation_id: string, tenant_id = world.ana.tenant_id) => world.test.database.asTenant(tenant_id, (tx) =>
    rows<{ id: string; seq: number; content: string; version: number }>(tx, sql`
      select id, seq, content, version from tenant_chat.message where conversation_id = ${conversation_id}::uuid order by seq`));
  const receipts = (conversation_id: string, user_id: string) => readReceipts(world, conversation_id, user_id);

  it('numbers messages without holes, in each author\'s order, whatever arrives together', async () => {
    const { ana, bruno, chen } = world;
    const conversations = [await group(ana, [bruno, chen]), await group(bruno, [ana, chen])];
    const sent = await Promise.all(Array.from({ length: 600 }, (_, index) => {
      const actor = [ana, bruno, chen][index % 3] ?? ana;
      return send(actor, conversations[index % 2] ?? '', `${actor.user_id} ${index}`).then((answer) => answer.message);
    }));
    for (const conversation_id of conversations) {
      const messages = await stored(conversation_id);
      expect(messages.map((message) => message.seq)).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
      expect(messages.map((message) => message.version)).toEqual(messages.map((message) => message.version).sort((one, other) => one - other));
      for (const { user_id } of [ana, bruno, chen]) {
        const own = messages.filter((message) => message.content.startsWith(user_id)).map((message) => Number(message.content.split(' ')[1]));
        expect(own).toEqual([...own].sort((one, other) => one - other));
      }
      const answered = sent.filter((message) => message.conversation_id === conversation_id).map(({ id, seq, version, content }) => ({ id, seq, version, content }));
      expect(answered.sort((one, other) => one.seq - other.seq)).toEqual(messages.map(({ id, seq, version, content }) => ({ id, seq, version, content })));
    }
  });

  it('tells the hub what the feed says: the same events, over the whole span of versions', async () => {
    const { ana, bruno, chen } = world;
    const conversation_id = await group(ana, [bruno, chen]);
    const from = (await world.test.database.asTenant(ana.tenant_id, (tx) => readTail(tx, ana.tenant_id, 0, Number.MAX_SAFE_INTEGER))).clock.version;
    world.written.length = 0;
    await Promise.all([...Array.from({ length: 20 }, () => send(ana, conversation_id)), send(bruno, conversation_id)]);
    await Promise.all([world.writer.read(chen, conversation_id, null), world.writer.delivered(bruno, Number.MAX_SAFE_INTEGER)]);
    const tail = await world.test.database.asTenant(ana.tenant_id, (tx) => readTail(tx, ana.tenant_id, from, 10_000), { snapshot: true });
    expect(world.written[0]?.from).toBe(from);
    world.written.forEach((commit, index) => expect(commit.from).toBe(index === 0 ? from : world.written[index - 1]?.to));
    expect(world.written.at(-1)?.to).toBe(tail.to);
    expect(world.written.flatMap((commit) => commit.events ?? [])).toEqual(tail.events);
  });

  it('stores a message once, however often and at once it is sent', async () => {
    const { ana, bruno } = world;
    const conversation_id = await group(ana, [bruno]);
    const ids = Array.from({ length: 10 }, () => uuidv7());
    const verdicts = await Promise.all(ids.flatMap((id) => Array.from({ length: 8 }, () => outcome(send(ana, conversation_id, `text ${id}`, id)))));
    expect(verdicts.filter((verdict) => verdict === 'new')).toHaveLength(10);
    expect(verdicts.filter((verdict) => verdict === 'stored')).toHaveLength(70);
    expect((await stored(conversation_id)).map((message) => message.id).sort()).toEqual([...ids].sort());
    const again = await send(ana, conversation_id, `text ${ids[0]}`, ids[0]);
    expect(again).toMatchObject({ verdict: 'stored', message: { id: ids[0], content: `text ${ids[0]}`, attachments: [] } });
  });

  it('refuses an id that is taken and tells nothing of whose it is', async () => {
    const { ana, bruno, chen } = world;
    const [one, other] = [await group(ana, [bruno]), await group(ana, [bruno])];
    const { message } = await send(ana, one, 'first');
    expect(await outcome(send(ana, one, 'changed', message.id))).toBe('id_conflict');
    expect(await outcome(send(bruno, one, 'first', message.id))).toBe('id_conflict');
    expect(await outcome(send(ana, other, 'first', message.id))).toBe('id_conflict');
    expect(await outcome(send(ana, one, 'first', message.id, message.id))).toBe('id_conflict');
    expect(await outcome(send(chen, one, 'first', message.id))).toBe('conversation_not_found');
  });

  it('refuses who is not in, made-up conversations, the deactivated, and replies to what is not there', async () => {
    const { ana, bruno, chen, dora, gina } = world;
    const [one, other] = [await group(ana, [bruno, dora]), await group(ana, [bruno])];
    const foreign = (await send(ana, other, 'elsewhere')).message.id;
    expect(await outcome(send(chen, one))).toBe('conversation_not_found');
    expect(await outcome(send(ana, uuidv7()))).toBe('conversation_not_found');
    expect(await outcome(send(gina, one))).toBe('conversation_not_found');
    expect(await outcome(send(ana, one, 'x', uuidv7(), foreign))).toBe('reply_not_found');
    expect(await outcome(send(ana, one, 'x', uuidv7(), uuidv7()))).toBe('reply_not_found');
    await world.test.database.asTenant(dora.tenant_id, (tx) => rows(tx, sql`update tenant_chat."user" set deactivated_at = now() where id = ${dora.user_id}::uuid`));
    expect(await outcome(send(dora, one))).toBe('user_deactivated');
    await world.test.database.asTenant(dora.tenant_id, (tx) => rows(tx, sql`update tenant_chat."user" set deactivated_at = null where id = ${dora.user_id}::uuid`));
    expect(await stored(one)).toEqual([]);
    const id = uuidv7();
    const [first, reply] = await Promise.all([send(ana, one, 'asked', id), send(bruno, one, 'answered', uuidv7(), id)]);
    expect([first.message.seq, reply.message.seq, reply.message.reply_to_id]).toEqual([1, 2, id]);
  });

  it.each([1, 2, 3])('judges a batch as if each had been sent by itself (seed %i)', async (seed) => {
    const { ana, bruno, chen, dora } = world;
    const random = randomFrom(seed);
    const plans = [await group(ana, [bruno, chen]), await group(bruno, [chen])];
    const twins = [await group(ana, [bruno, chen]), await group(bruno, [chen])];
    const ids = Array.from({ length: 25 }, () => [uuidv7(), uuidv7()] as const);
    const work = Array.from({ length: 60 }, () => ({
      actor: [ana, bruno, chen, dora][random(4)] ?? ana, conversation: random(2), name: random(25), content: `text ${random(2)}`, reply: random(4) === 0 ? random(25) : null,
    }));
    const play = (side: 0 | 1) => (each: (typeof work)[number]) => outcome(send(
      each.actor, (side === 0 ? plans : twins)[each.conversation] ?? '', each.content, ids[each.name]?.[side],
      each.reply === null ? null : (ids[each.reply]?.[side] ?? null),
    ));
    const oneByOne: string[] = [];
    for (const each of work) oneByOne.push(await play(1)(each));
    // Arriving together, those that depend on an earlier one are in a later batch: the order may differ, the verdicts not.
    const together = await Promise.all(work.map(play(0)));
    expect(together).toEqual(oneByOne);
    for (const index of [0, 1]) expect((await stored(plans[index] ?? '')).length).toBe((await stored(twins[index] ?? '')).length);
  });

  it('a row that can not be written harms no other', async () => {
    const { ana, bruno } = world;
    const conversation_id = await group(ana, [bruno]);
    const verdicts = await Promise.all(Array.from({ length: 40 }, (_, index) => outcome(send(ana, conversation_id, index === 17 ? 'a\u0000b' : `fine ${index}`))));
    expect(verdicts.filter((verdict) => verdict === 'new')).toHaveLength(39);
    expect(verdicts[17]).toBe('internal');
    expect((await stored(conversation_id)).map((message) => message.seq)).toEqual(Array.from({ length: 39 }, (_, index) => index + 1));
  });

  it('accepts nothing of somebody who has been removed: 200 races', async () => {
    const { ana, bruno } = world;
    const conversation_id = await group(ana, [bruno]);
    for (let round = 0; round < 200; round += 1) {
      const before = (await stored(conversation_id)).length;
      let removed = false;
      const late: Promise<string>[] = [];
      const removing = world.handlers.remove_participant(ana, { conversation_id, user_id: bruno.user_id }).then(() => {
        removed = true;
        late.push(outcome(send(bruno, conversation_id)), outcome(send(bruno, conversation_id)));
      });
      const racing = Array.from({ length: 3 }, async () => ({ verdict: await outcome(send(bruno, conversation_id)), before: !removed }));
      await removing;
      const [versionOut] = await world.test.database.asTenant(ana.tenant_id, (tx) =>
        rows<{ version: number }>(tx, sql`select version from tenant_chat.participant where conversation_id = ${conversation_id}::uuid and user_id = ${bruno.user_id}::uuid`));
      const verdicts = (await Promise.all(racing)).map((each) => each.verdict);
      expect(await Promise.all(late)).toEqual(['conversation_not_found', 'conversation_not_found']);
      const messages = await stored(conversation_id);
      // One more: the line that says that he was removed.
      expect(messages.length - before).toBe(verdicts.filter((verdict) => verdict === 'new').length + 1);
      for (const message of messages.slice(before, -1)) expect(message.version).toBeLessThan(versionOut?.version ?? 0);
      expect(messages.at(-1)?.version).toBe(versionOut?.version);
      await world.handlers.add_participants(ana, { conversation_id, user_ids: [bruno.user_id] });
    }
  });

  it('moves read points forward only, counts what is left, and logs each move once', async () => {
    const { ana, bruno, chen, dora } = world;
    const conversation_id = await group(ana, [bruno, chen]);
    const sent: string[] = [];
    for (let index = 0; index < 5; index += 1) sent.push((await send(ana, conversation_id)).message.id);
    expect(await world.writer.read(bruno, conversation_id, sent[2] ?? '')).toEqual({ read_seq: 3, unread_count: 2, was_marked: false });
    expect(await world.writer.read(bruno, conversation_id, sent[0] ?? '')).toEqual({ read_seq: 3, unread_count: 2, was_marked: false });
    expect(await Promise.all(Array.from({ length: 5 }, () => world.writer.read(bruno, conversation_id, null)))).toEqual(Array.from({ length: 5 }, () => ({ read_seq: 5, unread_count: 0, was_marked: false })));
    expect(await receipts(conversation_id, bruno.user_id)).toEqual([
      { kind: 'delivered', from_seq: 0, to_seq: 3 }, { kind: 'delivered', from_seq: 3, to_seq: 5 },
      { kind: 'read', from_seq: 0, to_seq: 3 }, { kind: 'read', from_seq: 3, to_seq: 5 },
    ]);
    expect(await refusal(world.writer.read(dora, conversation_id, null))).toBe('conversation_not_found');
    expect(await refusal(world.writer.read(bruno, conversation_id, uuidv7()))).toBe('message_not_found');
    // My own send moves my read point past what I skipped; the log says so.
    await send(chen, conversation_id);
    expect(await world.writer.read(chen, conversation_id, null)).toEqual({ read_seq: 6, unread_count: 0, was_marked: false });
    expect(await receipts(conversation_id, chen.user_id)).toEqual([{ kind: 'delivered', from_seq: 0, to_seq: 6 }, { kind: 'read', from_seq: 0, to_seq: 6 }]);
    expect(await world.writer.read(bruno, conversation_id, sent[0] ?? '')).toEqual({ read_seq: 5, unread_count: 1, was_marked: false });
  });

  it('tells when each message reached and was read by each person', async () => {
    const { ana, bruno, chen } = world;
    const conversation_id = await group(ana, [bruno, chen]);
    const { message } = await send(ana, conversation_id);
    await world.writer.delivered(bruno, message.version);
    await send(ana, conversation_id);
    await world.writer.delivered(bruno, message.version);
    await world.writer.read(chen, conversation_id, message.id);
    const seen = await world.test.database.asTenant(ana.tenant_id, (tx) => rows<{ seq: number; user_id: string; delivered: boolean; read: boolean }>(tx, sql`
      select seq, user_id, delivered_at is not null as delivered, read_at is not null as read from tenant_chat.message_delivery
      where conversation_id = ${conversation_id}::uuid order by seq`));
    const of = (user_id: string) => seen.filter((row) => row.user_id === user_id).map(({ seq, delivered, read }) => ({ seq, delivered, read }));
    expect(of(bruno.user_id)).toEqual([{ seq: 1, delivered: true, read: false }, { seq: 2, delivered: false, read: false }]);
    expect(of(chen.user_id)).toEqual([{ seq: 1, delivered: true, read: true }, { seq: 2, delivered: false, read: false }]);
    expect(of(ana.user_id)).toEqual([]);
  });

  it('does not move the clock for receipts that are no news', async () => {
    const { ana, bruno } = world;
    const conversation_id = await group(ana, [bruno]);
    const { message } = await send(ana, conversation_id);
    await Promise.all([world.writer.delivered(ana, message.version), world.writer.delivered(bruno, message.version)]);
    await world.writer.read(bruno, conversation_id, null);
    world.written.length = 0;
    await Promise.all([world.writer.delivered(bruno, message.version), world.writer.read(bruno, conversation_id, null), world.writer.delivered(ana, message.version)]);
    expect(world.written).toEqual([]);
  });

  it('writes what waits before it closes, and takes nothing after', async () => {
    const { ana, bruno } = world;
    const conversation_id = await group(ana, [bruno]);
    const closing = createWriter({ database: world.test.database, onCommit: () => undefined });
    const waiting = Array.from({ length: 300 }, () => closing.send({ actor: ana, id: uuidv7(), conversation_id, content: 'last', reply_to_id: null }));
    await closing.close();
    expect((await Promise.all(waiting)).length).toBe(300);
    expect(await refusal(closing.send({ actor: ana, id: uuidv7(), conversation_id, content: 'late', reply_to_id: null }))).toBe('unavailable');
  });
});

describe('the writer, when the connection is lost after the batch has gone to the server', () => {
  it('says "retry", and the same again finds out: nothing lost, nothing twice', async () => {
    const world = await openChatWorld('postgres');
    const proxy = new CuttingProxy(world.test.url ?? '');
    await proxy.start();
    const database = await openDatabase({ url: proxy.url, pool_size: 2 });
    const writer = createWriter({ database, onCommit: () => undefined });
    const { ana, bruno } = world;
    const conversation_id = (await world.handlers.start_conversation(ana, { user_id: bruno.user_id })).body.conversation.id;
    let lost = 0;
    for (let round = 0; round < 60; round += 1) {
      const batch = Array.from({ length: 5 }, () => ({ actor: ana, id: uuidv7(), conversation_id, content: 'once', reply_to_id: null }));
      proxy.cutAfter = { text: 'once', times: 1 };
      const first = await Promise.all(batch.map((message) => outcome(writer.send(message))));
      lost += first.filter((verdict) => verdict === 'unavailable').length;
      expect(first.every((verdict) => verdict === 'unavailable' || verdict === 'new' || verdict === 'stored')).toBe(true);
      proxy.cutAfter = null;
      const again = await Promise.all(batch.map((message) => outcome(writer.send(message))));
      expect(again.every((verdict) => verdict === 'new' || verdict === 'stored')).toBe(true);
    }
    expect(lost).toBeGreaterThan(100);
    const [count] = await world.test.asOwner('select count(*)::int as messages, max(seq)::int as last from tenant_chat.message');
    expect(count).toEqual({ messages: 300, last: 300 });
    await writer.close();
    await database.close();
    await proxy.stop();
    await world.close();
  });
});

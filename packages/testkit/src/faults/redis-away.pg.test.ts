import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DownFrame } from '@tenant-chat/protocol/schemas';
import { limits } from '@tenant-chat/protocol/wire';
import { uuidv7 } from 'uuidv7';
import { startRedis, type RunningService } from '../../../../scripts/services.mjs';
import { createDatabase } from '../create-database.js';
import { HttpPerson } from '../http-person.js';
import { SocketPerson } from '../socket-person.js';
import { newPerson, pause, say, startGroup } from '../stage.js';
import { startNode, type RunningNode } from '../start-node.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
let redis: RunningService;
let nodes: readonly RunningNode[];

beforeAll(async () => {
  [database, redis] = await Promise.all([createDatabase(), startRedis({ fresh: true })]);
  const env = { DATABASE_URL: database.url, REDIS_URL: redis.url };
  nodes = [await startNode(env), await startNode(env)];
});
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.end('SIGTERM')));
  await Promise.all([redis.stop(), database.drop()]);
});

/** How long a message takes from one node's answer to the other node's socket, in ms. */
async function crossing(from: HttpPerson, conversation_id: string, content: string, to: SocketPerson): Promise<number> {
  const since = Date.now();
  const message = await say(from, conversation_id, content);
  await to.event('message_created', (event) => event.message.id === message.id);
  return Date.now() - since;
}

describe('Redis away', () => {
  test('messages still arrive at the other node, none is lost; with Redis back they arrive at once', async () => {
    const [first, second] = nodes.map((node) => node.url);
    const dora = newPerson('dora');
    const [ana, bruno, leaving] = [await HttpPerson.signIn(first ?? '', newPerson('ana')), await HttpPerson.signIn(second ?? '', newPerson('bruno')), await HttpPerson.signIn(first ?? '', dora)];
    const { id } = await startGroup(ana, [bruno, leaving]);
    const [socket, left] = [await SocketPerson.connect(bruno), await SocketPerson.connect(leaving.at(second ?? ''))];
    expect(await crossing(ana, id, 'with Redis', socket)).toBeLessThan(1_000);

    await redis.stop();
    const slow = [];
    for (let index = 0; index < 5; index += 1) slow.push(await crossing(ana, id, `without Redis ${index}`, socket));
    console.log(`Redis away: arrived after ${slow.join(', ')} ms`);
    expect(Math.max(...slow)).toBeLessThan(2_500); // A poll a second while Redis is unwell.
    for (const [operation, input] of [['list_presence', {}], ['set_typing', { conversation_id: id }], ['list_conversations', {}]] as const) {
      const answer = await ana.call(operation, input);
      expect(answer.status, answer.text).toBeLessThan(300);
    }
    // W48: a sign-out is heard by the other node within 6 s even now.
    const since = Date.now();
    await leaving.must('close_session', {});
    expect(await left.closed).toBe(4401);
    expect(Date.now() - since).toBeLessThan(6_000);

    redis = await startRedis({ fresh: true, port: Number(new URL(redis.url).port) });
    let fast = Number.POSITIVE_INFINITY;
    for (let tries = 0; fast > 300 && tries < 30; tries += 1) {
      await pause(200);
      fast = await crossing(ana, id, `Redis is back ${tries}`, socket);
    }
    expect(fast).toBeLessThanOrEqual(300);
    for (let index = 0; index < 5; index += 1) expect(await crossing(ana, id, `at once ${index}`, socket)).toBeLessThan(1_000);

    const { messages } = await bruno.must('list_messages', { conversation_id: id, limit: 200 });
    const received = socket.events().flatMap((event) => (event.type === 'message_created' ? [event.message.seq] : []));
    expect(received).toEqual(messages.map((message) => message.seq));
    socket.close();
  });

  test('W46 typing and presence reach the people of the same node as ever, once, and everybody again when Redis is back', async () => {
    const [here, there] = nodes.map((node) => node.url) as [string, string];
    const [ana, bruno, chen] = [await HttpPerson.signIn(here, newPerson('ana')), await HttpPerson.signIn(here, newPerson('bruno')), await HttpPerson.signIn(here, newPerson('chen'))];
    const dora = await HttpPerson.signIn(there, newPerson('dora'));
    const { id } = await startGroup(ana, [bruno, chen, dora]);
    const outsider = await SocketPerson.connect(await HttpPerson.signIn(here, newPerson('dora')));
    const [mine, same, other] = [await SocketPerson.connect(ana), await SocketPerson.connect(bruno), await SocketPerson.connect(dora)];
    await redis.stop();
    await expect.poll(() => redisSeenBy(here), { timeout: 10_000 }).toContain('away');

    mine.send({ type: 'typing', conversation_id: id, is_typing: true });
    expect(await same.next(isTyping)).toEqual({ type: 'typing', conversation_id: id, user_id: ana.user_id, is_typing: true, expires_in_ms: limits.typing_ms });
    await ana.must('set_typing', { conversation_id: id, is_typing: false });
    expect(await same.next((frame) => isTyping(frame) && !frame.is_typing)).toMatchObject({ user_id: ana.user_id });
    const newcomer = await SocketPerson.connect(chen);
    const ofChen = (status: string) => (frame: DownFrame): boolean => frame.type === 'presence' && frame.user_id === chen.user_id && frame.status === status;
    for (const socket of [mine, same]) await socket.next(ofChen('online'));
    expect((await ana.must('list_presence', { user_ids: [chen.user_id] })).users).toMatchObject([{ status: 'online' }]);
    newcomer.send({ type: 'ping', active: false });
    for (const socket of [mine, same]) await socket.next(ofChen('away'));

    redis = await startRedis({ fresh: true, port: Number(new URL(redis.url).port) });
    for (const node of [here, there]) await expect.poll(() => redisSeenBy(node), { timeout: 15_000 }).toBe('ok');
    const [before, elsewhere] = [same.frames.length, other.frames.length];
    mine.send({ type: 'typing', conversation_id: id, is_typing: true });
    await Promise.all([same.next(isTyping, before), other.next(isTyping, elsewhere)]);
    // What had been told within the node came no second time when the message after it is there.
    const { message } = await ana.must('send_message', { conversation_id: id, id: uuidv7(), content: 'typed' });
    for (const socket of [same, other]) await socket.event('message_created', (event) => event.message.id === message.id);
    expect(same.frames.filter(isTyping).map((frame) => frame.is_typing)).toEqual([true, false, true]);
    expect([mine, outsider].flatMap((socket) => socket.frames.filter(isTyping))).toEqual([]);
    for (const socket of [mine, same, other, newcomer, outsider]) socket.close();
  });
});

function isTyping(frame: DownFrame): frame is Extract<DownFrame, { type: 'typing' }> {
  return frame.type === 'typing';
}

/** What a node says of its Redis. */
async function redisSeenBy(url: string): Promise<string> {
  const answer = await fetch(`${url}/readyz`);
  return String(((await answer.json()) as { redis: unknown }).redis);
}

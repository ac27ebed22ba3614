import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HttpPerson } from '../http-person.js';
import type { SocketPerson } from '../socket-person.js';
import { Stage, say, startGroup } from '../stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

/** More than the buffers of both ends of a TCP connection hold; of each conversation fewer than a page, so that none is `limited`. */
const conversations = 24;
const messagesOfEach = 40;
const content = '\u6F22'.repeat(5_000); // 15 KB

describe('a reader that stalls', () => {
  test('W42 is let go with 4408 and resumes without loss; others are not held up', async () => {
    const { ana, bruno, chen } = await stage.cast('ana', 'bruno', 'chen');
    const groups = await Promise.all(Array.from({ length: conversations }, () => startGroup(ana, [bruno, chen])));
    const [stalled, reading] = [await stage.socket(bruno), await stage.socket(chen)];
    await untilThere(bruno, ana);
    stalled.websocket.pause();
    await Promise.all(groups.map(async ({ id }) => {
      for (let index = 0; index < messagesOfEach; index += 1) await say(ana, id, content);
    }));
    for (const { id } of groups) await reading.event('message_created', ({ message }) => message.conversation_id === id && message.seq === messagesOfEach);
    expectEverything([reading]);
    // Fifteen seconds without reading, and it is let go.
    await untilGone(bruno, ana);
    stalled.websocket.resume();
    expect(await stalled.closed).toBe(4408);
    expect(stalled.frames.at(-1)).toMatchObject({ type: 'bye', reason: 'too_slow' });
    expect(seqsOf([stalled]).length).toBeLessThan(conversations * messagesOfEach);

    const resumed = await stage.socket(bruno, stalled.cursor);
    await resumed.next((frame) => frame.type === 'range' && !frame.has_more);
    expect(resumed.ranges()[0]).toMatchObject({ type: 'range', from: stalled.cursor });
    expectEverything([stalled, resumed]);
  }, 120_000);

  test('W42 so is one who only asks, where nobody writes; what he does not read is not gathered', async () => {
    const { dora, bruno } = await stage.cast('dora', 'bruno');
    const { id } = await startGroup(dora, [bruno]);
    for (let index = 0; index < 200; index += 1) await say(dora, id, content);
    const [stalled, reading] = [await stage.socket(dora), await stage.socket(bruno)];
    await untilThere(dora, bruno);
    stalled.websocket.pause();
    for (let ref = 0; ref < 300; ref += 1) {
      stalled.send({ type: 'request', ref, operation: 'list_messages', input: { conversation_id: id, limit: 200 } });
      // As fast as somebody who reads is answered.
      await reading.request('list_presence', { user_ids: [] });
    }
    await untilGone(dora, bruno);
    // Who reads is served as ever.
    for (let count = 0; count < 5; count += 1) expect((await reading.request('list_messages', { conversation_id: id, limit: 200 })).status).toBe(200);
    stalled.websocket.resume();
    expect(await stalled.closed).toBe(4408);
    const statuses = stalled.frames.flatMap((frame) => (frame.type === 'reply' ? [frame.status] : []));
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    // Three megabytes each: what the buffers of both ends of a TCP connection hold, and one more.
    expect(statuses.filter((status) => status === 200).length).toBeLessThan(10);
  }, 120_000);
});

/** Until others see that the only device of a person is there. */
async function untilThere(person: HttpPerson, other: HttpPerson): Promise<void> {
  await expect.poll(() => statusOf(person, other), { timeout: 10_000 }).not.toBe('offline');
}

/** Until the node has let go of it. */
async function untilGone(person: HttpPerson, other: HttpPerson): Promise<void> {
  await expect.poll(() => statusOf(person, other), { timeout: 60_000, interval: 250 }).toBe('offline');
}

async function statusOf({ user_id }: HttpPerson, other: HttpPerson): Promise<string | undefined> {
  return (await other.must('list_presence', { user_ids: [user_id] })).users[0]?.status;
}

function seqsOf(sockets: readonly SocketPerson[]): readonly string[] {
  return sockets.flatMap((socket) => socket.events()).flatMap((event) => (event.type === 'message_created' ? [`${event.message.conversation_id} ${event.message.seq}`] : []));
}

/** Every message once, those of a conversation in their order. */
function expectEverything(sockets: readonly SocketPerson[]): void {
  const seqs = seqsOf(sockets);
  expect(new Set(seqs).size).toBe(seqs.length);
  expect(seqs).toHaveLength(conversations * messagesOfEach);
  const last = new Map<string, number>();
  for (const [id, seq] of seqs.map((one) => one.split(' ') as [string, string])) {
    expect(Number(seq)).toBe((last.get(id) ?? 0) + 1);
    last.set(id, Number(seq));
  }
}

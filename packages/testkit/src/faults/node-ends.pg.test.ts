import { afterEach, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { createDatabase } from '../create-database.js';
import { HttpPerson } from '../http-person.js';
import { SocketPerson } from '../socket-person.js';
import { newPerson, startGroup } from '../stage.js';
import { startNode, type RunningNode } from '../start-node.js';

/** So many messages were taken when the node is told to end. */
const FLOW = 100;

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

async function twoNodes(): Promise<readonly [RunningNode, RunningNode]> {
  const database = await createDatabase();
  undo.push(() => database.drop());
  const env = { DATABASE_URL: database.url, REDIS_URL: process.env['REDIS_URL'] ?? '' };
  const nodes = [await startNode(env), await startNode(env)] as const;
  for (const node of nodes) undo.push(() => node.end('SIGKILL'));
  return nodes;
}

interface Talk {
  readonly acked: ReadonlySet<string>;
  readonly open: ReadonlyMap<string, string>;
  /** The exit code. */
  readonly code: number | null;
}

/** A conversation in full flow on the node that is ended then: every answer that a sender got, and what was left without one. */
async function talk(ana: HttpPerson, conversation_id: string, end: () => Promise<number | null>): Promise<Talk> {
  const [acked, open] = [new Set<string>(), new Map<string, string>()];
  const ended: Promise<number | null>[] = [];
  let over = false;
  const one = async (name: number): Promise<void> => {
    for (let index = 0; !over; index += 1) {
      const [id, content] = [uuidv7(), `message ${name}.${index}`];
      open.set(id, content);
      const answer = await ana.call('send_message', { conversation_id, id, content }).catch(() => null);
      if (answer === null) return;
      // A node that goes says so; an answer of another kind would be a lie about what became of the message.
      if (answer.status === 201) {
        acked.add(id);
        open.delete(id);
        if (acked.size < FLOW || ended.length > 0) continue;
        ended.push(end());
        void ended[0]?.then(() => { over = true; });
      } else expect(answer.status, answer.text).toBe(503);
    }
  };
  await Promise.all(Array.from({ length: 6 }, (_, name) => one(name)));
  return { acked, open, code: (await ended[0]) ?? null };
}

/** What the conversation holds, read at the node that is left. */
async function allMessages(person: HttpPerson, conversation_id: string): Promise<readonly { readonly id: string; readonly seq: number }[]> {
  const found = [];
  for (let before_id: string | undefined; ;) {
    const page = await person.must('list_messages', { conversation_id, limit: 200, ...(before_id === undefined ? {} : { before_id }) });
    found.unshift(...page.messages);
    if (!page.has_more) return found;
    before_id = page.messages[0]?.id ?? '';
  }
}

describe('a node ends', () => {
  test.each(['SIGTERM', 'SIGKILL'] as const)('%s in mid-conversation: what was acked is there, once; people go on at the other node', async (signal) => {
    const [first, second] = await twoNodes();
    const [ana, bruno] = [await HttpPerson.signIn(first.url, newPerson('ana')), await HttpPerson.signIn(first.url, newPerson('bruno'))];
    const { id: conversation_id } = await startGroup(ana, [bruno]);
    const [socket, idle] = [await SocketPerson.connect(bruno), await SocketPerson.connect(ana)];
    const polled = bruno.call('sync', { cursor: socket.cursor, wait: 20 }).catch(() => null);
    const { acked, open, code } = await talk(ana, conversation_id, () => first.end(signal));
    const closes = await Promise.all([socket.closed, idle.closed]);
    if (signal === 'SIGTERM') {
      expect([code, ...closes]).toEqual([0, 1012, 1012]);
      for (const one of [socket, idle]) expect(one.frames.at(-1)).toEqual({ type: 'bye', reason: 'restarting', reconnect_after_ms: expect.any(Number) });
    } else expect(closes).toEqual([1006, 1006]);
    await polled;
    expect(acked.size).toBeGreaterThanOrEqual(FLOW);

    // The senders go on at the other node, with the same ids: what had no answer is there once, or comes now.
    const there = ana.at(second.url);
    for (const [id, content] of open) expect([200, 201]).toContain((await there.call('send_message', { conversation_id, id, content })).status);
    const messages = await allMessages(there, conversation_id);
    expect(messages.map((message) => message.seq)).toEqual(messages.map((_, index) => index + 1));
    const ids = messages.map((message) => message.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...acked, ...open.keys()].filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids).toHaveLength(acked.size + open.size);
    console.log(`${signal}: ${acked.size} acked, ${open.size} asked again, 0 lost`);

    // The reader resumes from where she stood.
    const resumed = await SocketPerson.connect(bruno.at(second.url), socket.cursor);
    const after = await there.must('send_message', { conversation_id, id: uuidv7(), content: 'go on' });
    await resumed.event('message_created', (event) => event.message.id === after.message.id);
    expect(resumed.frames.some((frame) => frame.type === 'reset')).toBe(false);
    const seen = [...socket.events(), ...resumed.events()].flatMap((event) => (event.type === 'message_created' ? [event.message.seq] : []));
    const limited = resumed.ranges().some((range) => range.limited !== undefined && range.limited.length > 0);
    if (!limited) expect(seen).toEqual(Array.from({ length: ids.length + 1 }, (_, index) => index + 1));
    resumed.close();
  });
});

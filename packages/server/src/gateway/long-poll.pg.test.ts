import { get as httpGet } from 'node:http';
import { limits } from '@tenant-chat/protocol/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestAnswer, type TestServer } from '../open-test-server.js';

const MOST = limits.devices_per_transport;

let server: TestServer;
beforeAll(async () => { server = await openTestServer('postgres'); });
afterAll(() => server.close());

/** A person who asks by long-poll, each time as another device. */
class Poller {
  readonly user_id: string;
  readonly #headers: Readonly<Record<string, string>>;
  #cursor = '';

  private constructor({ access_token, user_id }: { access_token: string; user_id: string }) {
    this.user_id = user_id;
    this.#headers = { authorization: `Bearer ${access_token}` };
  }

  static async signIn(sub: string): Promise<Poller> {
    const poller = new Poller(await server.signIn(sub));
    await poller.catchUp();
    return poller;
  }

  async catchUp(): Promise<void> {
    const { body } = await server.ask('GET', '/sync/', { headers: this.#headers });
    this.#cursor = String(body['to']);
  }

  /** Held until something happens. */
  poll(): Promise<TestAnswer> {
    return server.ask('GET', this.#held(), { headers: this.#headers });
  }

  /** The same on a connection of its own. Returns its end without an answer. */
  pollAlone(): () => void {
    const request = httpGet(`${server.url}/api/chat${this.#held()}`, { agent: false, headers: this.#headers });
    request.on('error', () => undefined); // It ends in mid-flight.
    return () => void request.destroy();
  }

  #held(): string {
    return `/sync/?wait=${limits.sync_wait_s_max}&cursor=${encodeURIComponent(this.#cursor)}`;
  }

  async startWith(other: Poller): Promise<string> {
    const { body } = await server.ask('POST', '/conversations/start/', { body: { user_id: other.user_id }, headers: this.#headers });
    return (body['conversation'] as { id: string }).id;
  }

  say(conversation_id: string, content: string): Promise<TestAnswer> {
    return server.ask('POST', `/conversations/${conversation_id}/messages/`, { body: { content }, headers: this.#headers });
  }
}

/** Until the server holds so many. */
async function untilHeld(count: number): Promise<void> {
  await expect.poll(async () => /^tenant_chat_connections (\d+)$/m.exec(await server.app.tenantChat.metrics())?.[1], { timeout: 10_000, interval: 5 }).toBe(String(count));
}

function expectLetGo(answer: TestAnswer): void {
  expect([answer.status, answer.code], answer.text).toEqual([429, 'too_many_devices']);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(10);
}

/** A new message ends every poll that is held: what each was answered. */
async function release(by: Poller, conversation_id: string, polls: readonly Promise<TestAnswer>[]): Promise<TestAnswer[]> {
  expect((await by.say(conversation_id, 'for all who wait')).status).toBe(201);
  const answers = await Promise.all(polls);
  await untilHeld(0);
  return answers;
}

describe('held polls', () => {
  it('W50 a person has at most ten; the oldest is answered 429 too_many_devices, the others go on', async () => {
    const [ana, bruno] = [await Poller.signIn('ana'), await Poller.signIn('bruno')];
    const id = await ana.startWith(bruno);
    await Promise.all([ana.catchUp(), bruno.catchUp()]);
    const polls: Promise<TestAnswer>[] = [];
    for (let count = 1; count <= MOST; count += 1) {
      polls.push(ana.poll());
      await untilHeld(count);
    }
    // Somebody else's are counted apart.
    polls.push(bruno.poll());
    await untilHeld(MOST + 1);
    polls.push(ana.poll());
    expectLetGo(await (polls[0] as Promise<TestAnswer>));
    await untilHeld(MOST + 1);
    for (const { status, body } of await release(ana, id, polls.slice(1))) {
      expect(status).toBe(200);
      expect(body['events']).toMatchObject([{ type: 'message_created', message: { content: 'for all who wait' } }]);
    }
  });

  it('W50 of thirty that come at once ten are held', async () => {
    const [chen, dora] = [await Poller.signIn('chen'), await Poller.signIn('dora')];
    const id = await chen.startWith(dora);
    await chen.catchUp();
    const let_go: TestAnswer[] = [];
    const polls = Array.from({ length: 3 * MOST }, async () => {
      const answer = await chen.poll();
      if (answer.status === 429) let_go.push(answer);
      return answer;
    });
    await expect.poll(() => let_go.length, { timeout: 10_000, interval: 5 }).toBe(2 * MOST);
    await untilHeld(MOST);
    for (const answer of let_go) expectLetGo(answer);
    const answers = await release(dora, id, polls);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(MOST);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2 * MOST);
  });

  it('W50 one that was answered, or whose device is gone, counts no more', async () => {
    const [ana, bruno] = [await Poller.signIn('ana'), await Poller.signIn('bruno')];
    const id = await ana.startWith(bruno);
    for (let round = 0; round < 3; round += 1) {
      await ana.catchUp();
      const ends = Array.from({ length: MOST }, () => ana.pollAlone());
      await untilHeld(MOST);
      for (const end of ends) end();
      await untilHeld(0);
      const polls = Array.from({ length: MOST }, () => ana.poll());
      await untilHeld(MOST);
      for (const { status } of await release(ana, id, polls)) expect(status).toBe(200);
    }
  });
});

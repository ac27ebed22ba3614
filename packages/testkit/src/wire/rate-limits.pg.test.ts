import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { HttpAnswer, HttpPerson } from '../http-person.js';
import { Stage, pause, startGroup } from '../stage.js';

let stage: Stage;
let ana: HttpPerson;
let bruno: HttpPerson;

beforeAll(async () => {
  stage = await Stage.open(2, { limits: { send: { per_second: 3, burst: 5 } } });
  ({ ana, bruno } = await stage.cast('ana', 'bruno'));
});
afterAll(() => stage.close());

describe('rate limits', () => {
  test('W12 too many sends are 429 with Retry-After, counted for the person over all nodes; after it they go through', async () => {
    const group = await startGroup(ana, [bruno]);
    const send = (person: HttpPerson, node: 0 | 1 = 0): Promise<HttpAnswer> => person.at(stage.url(node)).call('send_message', { conversation_id: group.id, id: uuidv7(), content: 'again' });
    const answers = await Promise.all(Array.from({ length: 24 }, (_, index) => send(ana, index % 2 === 0 ? 0 : 1)));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(answers.filter((answer) => answer.status === 201).length).toBeLessThanOrEqual(11);
    expect(refused.length).toBe(24 - answers.filter((answer) => answer.status === 201).length);
    for (const { headers, text } of refused) {
      expect(headers.get('retry-after')).toMatch(/^[1-9]\d?$/);
      expect(JSON.parse(text)).toMatchObject({ error: { code: 'rate_limited' } });
    }
    // Somebody else is not held up, nor are other kinds of calls.
    expect((await send(bruno)).status).toBe(201);
    expect((await ana.call('list_conversations', {})).status).toBe(200);
    const [socket] = [await stage.socket(ana)];
    expect(await socket.request('send_message', { conversation_id: group.id, id: uuidv7(), content: 'over the socket' })).toMatchObject({ status: 429, body: { error: { code: 'rate_limited' } } });
    await pause(1_000 * Math.max(...refused.map((answer) => Number(answer.headers.get('retry-after')))));
    expect((await send(ana)).status).toBe(201);
  });
});

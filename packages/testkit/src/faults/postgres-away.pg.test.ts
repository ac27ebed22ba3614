import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { createDatabase } from '../create-database.js';
import { HttpPerson, ask, type HttpAnswer } from '../http-person.js';
import { signIdentity } from '../sign-identity.js';
import { SocketPerson } from '../socket-person.js';
import { newPerson, say, startGroup } from '../stage.js';
import { startNode, type RunningNode } from '../start-node.js';
import { startProxy, type Proxy } from '../start-proxy.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
let proxy: Proxy;
let node: RunningNode;

beforeAll(async () => {
  database = await createDatabase();
  proxy = await startProxy(database.url);
  const url = new URL(database.url);
  url.hostname = '127.0.0.1';
  url.port = String(proxy.port);
  node = await startNode({ DATABASE_URL: url.href });
});
afterAll(async () => {
  await node.end('SIGTERM');
  await proxy.cut();
  await database.drop();
});

function expectUnavailable({ status, text, headers }: HttpAnswer): void {
  expect(status, text).toBe(503);
  expect((JSON.parse(text) as { error: { code: string } }).error.code).toBe('unavailable');
  expect(headers.get('retry-after')).toMatch(/^\d+$/);
}

describe('PostgreSQL away', () => {
  test('W12 W13 requests are 503 with Retry-After, never 401 or 500, and life goes on when it is back', async () => {
    const person = newPerson('ana');
    const [ana, bruno] = [await HttpPerson.signIn(node.url, person), await HttpPerson.signIn(node.url, newPerson('bruno'))];
    const never = await HttpPerson.signIn(node.url, newPerson('chen')); // Has a session that no request was made with yet.
    const { id: conversation_id } = await startGroup(ana, [bruno]);
    await say(ana, conversation_id, 'before');
    const socket = await SocketPerson.connect(bruno);
    const sent = { conversation_id, id: uuidv7(), content: 'sent while it was away' };

    await proxy.cut();
    for (let round = 0; round < 3; round += 1) {
      for (const [operation, input] of [['list_conversations', {}], ['list_messages', { conversation_id }], ['send_message', sent], ['mark_read', { conversation_id }], ['sync', {}], ['create_ticket', {}], ['start_conversation', { user_id: bruno.user_id }]] as const) {
        expectUnavailable(await ana.call(operation, input));
      }
      expectUnavailable(await never.call('get_session', {}));
      expectUnavailable(await ask(node.url, 'GET', '/session/', { headers: { authorization: `Bearer ${'x'.repeat(43)}` } }));
      expectUnavailable(await ask(node.url, 'POST', '/session/', { body: { token: await signIdentity(person) } }));
      expect(await socket.request('list_conversations', {})).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } });
      expect(await new SocketPerson(node.url, '?ticket=nonsense').closed).toBe(1013);
    }
    const health = await Promise.all(['/healthz', '/readyz'].map(async (path) => (await fetch(`${node.url}${path}`)).status));
    expect(health).toEqual([200, 503]);

    await proxy.restore();
    const since = Date.now();
    await expect.poll(async () => (await ana.call('send_message', sent)).status, { timeout: 10_000 }).toSatisfy((status) => status === 200 || status === 201);
    expect(Date.now() - since).toBeLessThan(5_000);
    // The same socket, open all the time, gets it.
    await socket.event('message_created', (event) => event.message.id === sent.id);
    expect(socket.websocket.readyState).toBe(1);
    const { messages } = await never.call('get_session', {}).then(() => bruno.must('list_messages', { conversation_id }));
    expect(messages.map((message) => message.content)).toEqual(['before', sent.content]);
    expect((await fetch(`${node.url}/readyz`)).status).toBe(200);
    socket.close();
  });
});

import { API_PREFIX, SOCKET_PATH } from '@tenant-chat/protocol/wire';
import { buildServer, readConfig } from '@tenant-chat/server';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase } from '../create-database.js';
import { HttpPerson } from '../http-person.js';
import { people, tenantSecrets } from '../people.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
beforeAll(async () => { database = await createDatabase(); });
afterAll(() => database.drop());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A request of which the last line has not come yet: a server that drains waits for it. Returns what sends that line, and the answer. */
async function beginRequest(port: number, path: string, headers: readonly string[] = []): Promise<() => Promise<Answer>> {
  const socket: Socket = connect(port, '127.0.0.1');
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  socket.write([`GET ${path} HTTP/1.1`, 'host: chat.example', ...headers, ''].join('\r\n'));
  return async () => {
    socket.write('\r\n');
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    const [first = '', ...lines] = head.split('\r\n');
    return {
      status: Number(first.split(' ')[1]),
      headers: new Headers(lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()])),
      body: JSON.parse(body) as Record<string, unknown>,
    };
  };
}

describe('a node that drains', () => {
  test('W10 W12 answers what comes still with 503 unavailable and Retry-After; it is alive, and not ready', async () => {
    const app = await buildServer(readConfig({ DATABASE_URL: database.url, TENANT_CHAT_TENANTS: `acme:${tenantSecrets.acme}`, LOG_LEVEL: 'silent' }));
    const links: Socket[] = [];
    app.server.on('connection', (link) => links.push(link));
    const server = await app.listen({ host: '127.0.0.1', port: 0 });
    const ana = await HttpPerson.signIn(server, people.ana);
    const { to } = await ana.must('sync', {});
    const held = ana.call('sync', { cursor: to, wait: 25 });
    await expect.poll(() => app.tenantChat.metrics(), { timeout: 10_000 }).toMatch(/^tenant_chat_connections 1$/m);
    const { port } = app.server.address() as AddressInfo;
    const bearer = `authorization: Bearer ${ana.access_token}`;
    const upgrade = ['connection: upgrade', 'upgrade: websocket', 'sec-websocket-version: 13', 'sec-websocket-key: MDEyMzQ1Njc4OWFiY2RlZg=='];
    const [list, socket, health, readiness] = await Promise.all([
      beginRequest(port, `${API_PREFIX}/conversations/`, [bearer]), beginRequest(port, `${SOCKET_PATH}?ticket=x`, upgrade), beginRequest(port, '/healthz'), beginRequest(port, '/readyz'),
    ]);
    // Until the server has read what there is of them, it would count them as idle.
    await expect.poll(() => links.slice(-4).every((link) => link.bytesRead > 0) && links.length > 4, { timeout: 10_000 }).toBe(true);

    const closed = app.close();
    await expect.poll(async () => (await app.tenantChat.ready()).database, { timeout: 10_000 }).toBe('closing');
    for (const { status, headers, body } of [await list(), await socket(), await held]) {
      expect(status).toBe(503);
      expect(body).toEqual({ error: { code: 'unavailable', message: expect.any(String) } });
      expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    }
    expect(await health()).toMatchObject({ status: 200, body: { alive: true } });
    expect(await readiness()).toMatchObject({ status: 503, body: { ready: false, database: 'closing' } });
    await closed;
  });
});

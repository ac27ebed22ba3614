import { request as httpRequest } from 'node:http';
import fastifyCookie from '@fastify/cookie';
import fastifySession from '@fastify/session';
import { operations, type Operation } from '@tenant-chat/protocol/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmptyDatabase } from '../db/test-database.js';
import { ACME_ORIGIN, ACME_SECRET, GLOBEX_SECRET, openTestServer, signToken, type TestAnswer, type TestServer } from '../open-test-server.js';

const ID = '0198c8f0-0000-7000-8000-000000000000';

describe('the gateway', () => {
  let server: TestServer;
  let bearer: Record<string, string>;
  let conversation_id: string;
  beforeAll(async () => {
    server = await openTestServer('pglite');
    const ana = await server.signIn('ana');
    const bruno = await server.signIn('bruno');
    bearer = { authorization: `Bearer ${ana.access_token}` };
    const { body } = await server.ask('POST', '/conversations/start/', { body: { user_id: bruno.user_id }, headers: bearer });
    conversation_id = (body['conversation'] as { id: string }).id;
  });
  afterAll(() => server.close());

  const ask = (method: string, path: string, options: { body?: unknown; headers?: Record<string, string> } = {}): Promise<TestAnswer> =>
    server.ask(method, path, { ...options, headers: { ...bearer, ...options.headers } });

  it('has a route for every operation, with and without the slash, that wants an identity', async () => {
    for (const [name, { method, path, identity }] of Object.entries(operations) as [string, Operation][]) {
      const filled = path.replaceAll(/\{\w+\}/g, ID);
      for (const each of [filled, filled.slice(0, -1)]) {
        const answer = await server.ask(method, each, method === 'GET' || method === 'DELETE' ? {} : { body: {} });
        expect([name, each, answer.status, answer.code]).toEqual([name, each, ...(identity === 'none' ? [400, 'invalid_request'] : [401, 'session_required'])]);
        expect(answer.headers.get('cache-control')).toBe('no-store');
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      }
    }
  });

  it('answers the nine endpoints', async () => {
    const inside = `/conversations/${conversation_id}`;
    const sent = await ask('POST', `${inside}/messages/`, { body: { content: 'Hello' } });
    expect(sent.status).toBe(201);
    const { id } = sent.body['message'] as { id: string };
    expect((await ask('POST', `${inside}/messages`, { body: { id, content: 'Hello' } })).status).toBe(200);
    expect((await ask('POST', `${inside}/messages`, { body: { id, content: 'Other' } })).code).toBe('id_conflict');
    const list = await ask('GET', '/conversations/?archived=false&limit=10');
    expect(list.body).toMatchObject({ has_more: false, conversations: [{ id: conversation_id, last_message: { content: 'Hello' }, mine: { unread_count: 0 } }] });
    expect(list.body['cursor']).toEqual(expect.any(String));
    expect((await ask('GET', `${inside}/messages/?limit=5`)).body).toMatchObject({ messages: [{ id, seq: 1 }], referenced: [], has_more: false });
    expect((await ask('POST', `${inside}/mark_read/`)).body).toEqual({ read_seq: 1, unread_count: 0 });
    expect((await ask('POST', `${inside}/mark_read/`, { body: { message_id: id } })).status).toBe(200);
    expect((await ask('POST', `${inside}/typing/`, { body: {} })).status).toBe(204);
    expect((await ask('GET', `/conversations/presence/?user_ids=${ID}`)).body).toEqual({ users: [], has_more: false });
    expect((await ask('GET', `/conversations/presence?user_ids=${ID}&user_ids=${ID}`)).status).toBe(200);
    expect((await ask('PATCH', `${inside}/archive/`, { body: {} })).body).toMatchObject({ conversation: { mine: { archived: true } } });
    expect((await ask('PATCH', `${inside}/mute/`, { body: { muted: true } })).body).toMatchObject({ conversation: { mine: { muted_until: '9999-12-31T23:59:59.000Z' } } });
    const sync = await ask('GET', `/sync/?cursor=${encodeURIComponent(String(list.body['cursor']))}`);
    expect(sync.body).toMatchObject({ from: list.body['cursor'], has_more: false });
  });

  it('names the field that does not fit, and bends nothing into shape', async () => {
    const inside = `/conversations/${conversation_id}`;
    const cases: [string, string, unknown, string, string][] = [
      ['POST', `${inside}/messages/`, {}, 'invalid_request', 'content'],
      ['POST', `${inside}/messages/`, { content: 5 }, 'invalid_request', 'content'],
      ['POST', `${inside}/messages/`, { content: ['x'] }, 'invalid_request', 'content'],
      ['POST', `${inside}/messages/`, { content: 'x', sender_id: ID }, 'invalid_request', 'sender_id'],
      ['POST', `${inside}/messages/`, { content: 'x', conversation_id: ID }, 'invalid_request', 'conversation_id'],
      ['POST', `${inside}/messages/`, { content: 'x', id: 'X' }, 'invalid_request', 'id'],
      ['POST', `${inside}/messages/`, { content: 'x', id: ID.toUpperCase() }, 'invalid_request', 'id'],
      ['POST', `${inside}/messages/`, [], 'invalid_request', 'body'],
      ['POST', `${inside}/messages/`, '"text"', 'invalid_request', 'body'],
      ['POST', `${inside}/messages/`, 'null', 'invalid_request', 'content'],
      ['POST', `${inside}/messages/`, '{"content":', 'invalid_request', 'body'],
      ['POST', `${inside}/messages/`, '{"content":"x","__proto__":{"a":1}}', 'invalid_request', 'body'],
      ['POST', `${inside}/messages/`, '{"content":"x","constructor":{"prototype":{}}}', 'invalid_request', 'body'],
      ['PATCH', `${inside}/archive/`, { archived: 'true' }, 'invalid_request', 'archived'],
      ['PATCH', `${inside}/mute/`, { until: 'tomorrow' }, 'invalid_request', 'until'],
      ['GET', '/conversations/?limit=0', undefined, 'invalid_request', 'limit'],
      ['GET', '/conversations/?limit=1e1', undefined, 'invalid_request', 'limit'],
      ['GET', '/conversations/?limit=1&limit=2', undefined, 'invalid_request', 'limit'],
      ['GET', '/conversations/?archived=yes', undefined, 'invalid_request', 'archived'],
      ['GET', '/conversations/?unknown=1', undefined, 'invalid_request', 'unknown'],
      ['GET', '/conversations/?__proto__=1', undefined, 'invalid_request', '__proto__'],
      ['GET', '/conversations/not-an-id/', undefined, 'invalid_request', 'conversation_id'],
      ['PATCH', `${inside}/`, {}, 'invalid_request', 'body'],
    ];
    for (const [method, path, body, code, field] of cases) {
      const answer = await ask(method, path, body === undefined ? {} : { body });
      const details = (answer.body['error'] as { details?: { field: string }[] }).details ?? [];
      expect([path, JSON.stringify(body), answer.status, answer.code, details.map((each) => each.field)]).toEqual([path, JSON.stringify(body), 400, code, [field]]);
    }
    expect((await ask('POST', `${inside}/messages/`, { body: { content: 'x'.repeat(32_769) } })).code).toBe('content_too_long');
    expect((await ask('GET', '/sync/?cursor=nonsense')).code).toBe('invalid_cursor');
  });

  it('refuses in one shape what is not there, not allowed, too large or of another type', async () => {
    const inside = `/conversations/${conversation_id}`;
    const text = (type: string): Promise<TestAnswer> => ask('POST', `${inside}/messages/`, { body: '{"content":"x"}', headers: { 'content-type': type } });
    const form = await ask('POST', `${inside}/messages/`, { body: '--x--', headers: { 'content-type': 'multipart/form-data; boundary=x' } });
    const cases: [TestAnswer, number, string][] = [
      [await ask('GET', '/nothing/here/'), 404, 'not_found'],
      [await ask('GET', `/conversations/${ID}/`), 404, 'conversation_not_found'],
      [await ask('PUT', '/conversations/'), 405, 'method_not_allowed'],
      [await ask('DELETE', '/sync/'), 405, 'method_not_allowed'],
      [await ask('POST', `${inside}/messages/`, { body: { content: 'x'.repeat(70_000) } }), 413, 'payload_too_large'],
      [form, 415, 'files_unsupported'],
      [await ask('POST', '/session/ticket/', { body: '--x--', headers: { 'content-type': 'multipart/form-data; boundary=x' } }), 415, 'unsupported_media_type'],
      [await text('text/plain'), 415, 'unsupported_media_type'],
      [await text('application/jsonx'), 415, 'unsupported_media_type'],
      [await text('application/json; charset=utf-16'), 415, 'unsupported_media_type'],
      [await text('text/plain; application/json'), 415, 'unsupported_media_type'],
      [await text('application/json;charset=UTF-8'), 201, 'none'],
    ];
    for (const [answer, status, code] of cases) expect([answer.status, answer.code ?? 'none']).toEqual([status, code]);
    expect((await ask('PUT', '/conversations/')).headers.get('allow')).toBe('GET');
    expect((await ask('POST', '/users/', { body: {} })).headers.get('allow')).toBe('PUT, GET');
  });

  it('takes a directory of 500 people at once', async () => {
    const users = Array.from({ length: 500 }, (_, index) => ({ external_id: `p${index}`, name: `Person ${index}`, title: 'x'.repeat(180) }));
    const answer = await server.ask('PUT', '/users/', { body: { users }, headers: { authorization: `Bearer ${await signToken({ scope: 'service' })}` } });
    expect(answer.status).toBe(200);
    expect(answer.body['users']).toHaveLength(500);
  });

  it('answers preflights for any page, with credentials for listed origins only', async () => {
    const preflight = (origin: string): Promise<TestAnswer> =>
      server.ask('OPTIONS', '/conversations/start/', { headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' } });
    const listed = await preflight(ACME_ORIGIN);
    expect([listed.status, listed.headers.get('access-control-allow-origin'), listed.headers.get('access-control-allow-credentials')]).toEqual([204, ACME_ORIGIN, 'true']);
    expect(listed.headers.get('access-control-allow-headers')).toContain('x-csrf-token');
    expect(listed.headers.get('access-control-allow-methods')).toContain('PATCH');
    const foreign = await preflight('https://evil.example');
    expect([foreign.headers.get('access-control-allow-origin'), foreign.headers.get('access-control-allow-credentials')]).toEqual(['*', null]);
  });

  it('serves the reference', async () => {
    expect((await server.ask('GET', '/openapi.json')).body).toMatchObject({ openapi: '3.1.0' });
    expect((await server.ask('GET', '/asyncapi.json')).body).toMatchObject({ asyncapi: '3.0.0' });
    const page = await server.ask('GET', '/docs');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).not.toMatch(/(src|href)="https?:/);
  });

  it('holds nobody up for a database when the session is known', async () => {
    const started = performance.now();
    for (let count = 0; count < 200; count += 1) expect((await ask('GET', '/sync/?cursor=nonsense')).status).toBe(400);
    expect((performance.now() - started) / 200).toBeLessThan(20);
  });
});

describe('rate limits', () => {
  it('refuse with when to come back, by person, and only the kind that was too much', async () => {
    const server = await openTestServer('pglite', { limits: { send: { per_second: 2, burst: 3 } } });
    try {
      const [ana, bruno] = [await server.signIn('ana'), await server.signIn('bruno')];
      const headers = { authorization: `Bearer ${ana.access_token}` };
      const { body } = await server.ask('POST', '/conversations/start/', { body: { user_id: bruno.user_id }, headers });
      const path = `/conversations/${(body['conversation'] as { id: string }).id}/messages/`;
      const answers: TestAnswer[] = [];
      for (let count = 0; count < 12; count += 1) answers.push(await server.ask('POST', path, { body: { content: 'x' }, headers }));
      const refused = answers.filter((answer) => answer.status === 429);
      expect(answers.filter((answer) => answer.status === 201).length).toBeGreaterThanOrEqual(5);
      expect(refused.length).toBeGreaterThan(2);
      for (const answer of refused) {
        expect(answer.code).toBe('rate_limited');
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      }
      expect((await server.ask('GET', path, { headers })).status).toBe(200);
      expect((await server.ask('POST', path, { body: { content: 'x' }, headers: { authorization: `Bearer ${bruno.access_token}` } })).status).toBe(201);
    } finally {
      await server.close();
    }
  });

  it('may be other ones for a tenant, in what it names, and hold when the server starts again', async () => {
    const { url, drop } = await createEmptyDatabase();
    const tenants = [
      { slug: 'globex', secrets: [GLOBEX_SECRET] },
      { slug: 'acme', secrets: [ACME_SECRET], origins: [ACME_ORIGIN], limits: { read: { per_second: 1, burst: 2 } } },
    ];
    const tokens = { acme: await signToken({ sub: 'ana', name: 'Ana' }), globex: await signToken({ sub: 'gina', name: 'Gina' }, { tenant: 'globex', secret: GLOBEX_SECRET }) };
    for (const round of ['first', 'second']) {
      const server = await openTestServer('pglite', { database: { url }, tenants, limits: {} });
      try {
        const readAgainAndAgain = async (token: string): Promise<number[]> => {
          const { body } = await server.ask('POST', '/session/', { body: { token } });
          const headers = { authorization: `Bearer ${String(body['access_token'])}` };
          const reads = await Promise.all(Array.from({ length: 20 }, () => server.ask('GET', '/users/', { headers })));
          // What it does not name is as usual.
          expect((await server.ask('POST', '/session/ticket/', { body: {}, headers })).status).toBe(201);
          return reads.map((answer) => answer.status);
        };
        expect(new Set(await readAgainAndAgain(tokens.globex)), round).toEqual(new Set([200]));
        const statuses = await readAgainAndAgain(tokens.acme);
        expect(statuses.filter((status) => status === 429).length, round).toBeGreaterThanOrEqual(10);
        expect(statuses.filter((status) => status === 200).length, round).toBeGreaterThanOrEqual(3);
      } finally {
        await server.close();
      }
    }
    await drop();
  });

  it('slow down who guesses tokens', async () => {
    const server = await openTestServer('pglite', { limits: {} });
    try {
      const statuses: number[] = [];
      for (let count = 0; count < 62; count += 1) statuses.push((await server.ask('POST', '/session/', { body: { token: 'x' } })).status);
      expect(new Set(statuses.slice(0, 60))).toEqual(new Set([401]));
      expect(statuses.at(-1)).toBe(429);
    } finally {
      await server.close();
    }
  });
});

describe('in a host', () => {
  it('that has cookies and sessions of its own, the host says who asks, and its pages stay its own', async () => {
    const server = await openTestServer('pglite', {
      authenticate: ({ headers }) => (headers['x-host-user'] === undefined ? null : { tenant: 'acme', user: { external_id: String(headers['x-host-user']), name: `Host ${String(headers['x-host-user'])}` } }),
      listUsers: (tenant) => Promise.resolve([{ external_id: 'listed', name: `Listed in ${tenant}` }]),
    }, async (app) => {
      await app.register(fastifyCookie);
      await app.register(fastifySession, { secret: 'a secret of the host, long enough for its sessions', cookie: { secure: false } });
      app.get('/', () => ({ host: true }));
    });
    try {
      const me = await server.ask('GET', '/session/', { headers: { 'x-host-user': 'ana' } });
      expect(me.body).toMatchObject({ user: { external_id: 'ana', name: 'Host ana' }, tenant: { slug: 'acme' } });
      expect((await server.ask('GET', '/session/')).status).toBe(401);
      expect((await server.ask('GET', '/session/', { headers: { 'x-host-user': 'ana', origin: 'https://evil.example' } })).code).toBe('origin_forbidden');
      const users = await server.ask('GET', '/users/?search=listed', { headers: { 'x-host-user': 'ana' } });
      expect(users.body).toMatchObject({ users: [{ name: 'Listed in acme' }] });
      expect(await (await fetch(`${server.url}/`)).json()).toEqual({ host: true });
      expect(((await (await fetch(`${server.url}/nothing`)).json()) as { error: unknown }).error).toBe('Not Found');
      const signed = await server.ask('POST', '/session/', { body: { token: await signToken({ sub: 'bruno', name: 'Bruno' }), cookie: true }, headers: { origin: ACME_ORIGIN } });
      const cookie = signed.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
      expect(cookie).toMatch(/^sessionId=/);
      expect((await server.ask('GET', '/session/', { headers: { cookie } })).body).toMatchObject({ user: { external_id: 'bruno' } });
    } finally {
      await server.close();
    }
  });

  it('closes at once although a client keeps its connection', async () => {
    const server = await openTestServer('pglite');
    await new Promise<void>((resolve, reject) => {
      httpRequest(`${server.url}/api/chat/session/`, { headers: { connection: 'keep-alive' } }, (response) => response.resume().once('end', resolve)).once('error', reject).end();
    });
    const started = performance.now();
    await server.close();
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ACME_ORIGIN, GLOBEX_SECRET, cookieOf, openTestServer, signToken, type TestAnswer, type TestServer } from '../open-test-server.js';
import { sweepExpired } from './sweep-expired.js';
import { openDatabase } from '../db/open-database.js';
import { createEmptyDatabase } from '../db/test-database.js';

const foreign = 'https://evil.example';

interface CookiePerson {
  readonly cookie: string;
  readonly csrf: string;
}

async function signInByCookie(server: TestServer, sub: string): Promise<CookiePerson> {
  const answer = await server.ask('POST', '/session/', { body: { token: await signToken({ sub, name: sub }), cookie: true }, headers: { origin: ACME_ORIGIN } });
  expect(answer.status).toBe(201);
  return { cookie: cookieOf(answer), csrf: String(answer.body['csrf_token']) };
}

function opens(server: TestServer, query: string, headers: Record<string, string> = {}): Promise<number | 'open'> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws/chat/${query}`, { headers });
    socket.once('open', () => socket.send('{"type":"hello","protocol":1}'));
    socket.once('message', () => {
      resolve('open');
      socket.close();
    });
    socket.once('close', (code) => resolve(code));
    socket.once('error', () => resolve(0));
  });
}

describe.each(['postgres', 'pglite'] as const)('sessions on %s', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer(kind);
  });
  afterAll(() => server.close());

  it('are opened by an identity token, which creates the person and updates the profile later', async () => {
    const first = await server.ask('POST', '/session/', { body: { token: await signToken({ sub: 'ana', name: 'Ana', title: 'Finance' }) } });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ user: { external_id: 'ana', name: 'Ana', title: 'Finance', role: 'member', status: 'offline' }, tenant: { slug: 'acme', name: 'Acme' } });
    expect(Object.keys(first.body).sort()).toEqual(['access_token', 'expires_at', 'tenant', 'user']);
    const minutes = (Date.parse(String(first.body['expires_at'])) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(13);
    expect(minutes).toBeLessThanOrEqual(15);
    const second = await server.ask('POST', '/session', { body: { token: await signToken({ sub: 'ana', name: 'Ana Souza' }) } });
    expect(second.body['user']).toMatchObject({ id: (first.body['user'] as { id: string }).id, name: 'Ana Souza', title: 'Finance' });
    const me = await server.ask('GET', '/session/', { headers: { authorization: `Bearer ${String(second.body['access_token'])}` } });
    expect(me.status).toBe(200);
    expect(me.body).not.toHaveProperty('csrf_token');
    expect(me.body['user']).toMatchObject({ name: 'Ana Souza' });
  });

  it('are refused without a token that holds, and a service token opens none', async () => {
    expect((await server.ask('POST', '/session/', { body: { token: 'x' } })).code).toBe('token_invalid');
    expect((await server.ask('POST', '/session/', { body: { token: await signToken({ sub: 'ana', name: 'Ana' }, { secret: GLOBEX_SECRET }) } })).code).toBe('token_invalid');
    expect((await server.ask('POST', '/session/', { body: { token: await signToken({ scope: 'service' }) } })).code).toBe('token_invalid');
    for (const headers of [{}, { authorization: 'Bearer nothing' }, { authorization: 'Basic eDp5' }, { cookie: 'tenant_chat=nothing' }]) {
      const answer = await server.ask('GET', '/session/', { headers: headers as Record<string, string> });
      expect([answer.status, answer.code]).toEqual([401, 'session_required']);
    }
  });

  it('end at once when they are signed out of', async () => {
    const { access_token } = await server.signIn('bruno');
    const headers = { authorization: `Bearer ${access_token}` };
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws/chat/?ticket=${await ticketOf(access_token)}`);
    const closed = new Promise<number>((resolve) => void socket.once('close', resolve));
    socket.once('open', () => socket.send('{"type":"hello","protocol":1}'));
    await new Promise((resolve) => void socket.once('message', resolve));
    expect((await server.ask('DELETE', '/session/', { headers })).status).toBe(204);
    const left_at = Date.now();
    expect((await server.ask('GET', '/session/', { headers })).status).toBe(401);
    expect(await closed).toBe(4401);
    expect(Date.now() - left_at).toBeLessThan(1_000);
  });

  async function ticketOf(access_token: string): Promise<string> {
    const answer = await server.ask('POST', '/session/ticket/', { body: {}, headers: { authorization: `Bearer ${access_token}` } });
    expect(answer.status).toBe(201);
    return String(answer.body['ticket']);
  }

  it('give tickets that open one socket, once', async () => {
    const { access_token } = await server.signIn('ana');
    const ticket = await ticketOf(access_token);
    expect(await opens(server, `?ticket=${ticket}`)).toBe('open');
    expect(await opens(server, `?ticket=${ticket}`)).toBe(4403);
    expect(await opens(server, '?ticket=made-up')).toBe(4403);
    expect(await opens(server, '')).toBe(4401);
    expect(await opens(server, `?ticket=${await ticketOf(access_token)}`, { origin: ACME_ORIGIN })).toBe('open');
    expect(await opens(server, `?ticket=${await ticketOf(access_token)}`, { origin: foreign })).toBe(4403);
    const both = await ticketOf(access_token);
    const results = await Promise.all([opens(server, `?ticket=${both}`), opens(server, `?ticket=${both}`)]);
    expect(new Set(results)).toEqual(new Set([4403, 'open']));
    expect((await server.ask('POST', '/session/ticket/', { body: {} })).status).toBe(401);
  });

  it('by cookie: HttpOnly, Lax, under a new id, with a token against forgery', async () => {
    const first = await server.ask('POST', '/session/', { body: { token: await signToken({ sub: 'chen', name: 'Chen' }), cookie: true }, headers: { origin: ACME_ORIGIN, cookie: 'tenant_chat=planted' } });
    expect(first.status).toBe(201);
    const [cookie] = first.headers.getSetCookie();
    expect(cookie).toMatch(/^tenant_chat=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/i);
    expect(cookie).not.toContain('planted');
    const again = await server.ask('POST', '/session/', { body: { token: await signToken({ sub: 'chen', name: 'Chen' }), cookie: true }, headers: { origin: ACME_ORIGIN, cookie: cookieOf(first) } });
    expect(cookieOf(again)).not.toBe(cookieOf(first));
    const me = await server.ask('GET', '/session/', { headers: { cookie: cookieOf(again) } });
    expect(me.status).toBe(200);
    expect(me.body['csrf_token']).toMatch(/^[\w-]+\.[\w-]+$/);
    expect(me.body['csrf_token']).not.toBe(again.body['csrf_token']);
    expect((await server.ask('GET', '/session/', { headers: { authorization: `Bearer ${cookieOf(again).split('=')[1] ?? ''}` } })).status).toBe(401);
  });

  it('by cookie: every unsafe call needs the token of this very session', async () => {
    const ana = await signInByCookie(server, 'ana');
    const dora = await signInByCookie(server, 'dora');
    const start = (headers: Record<string, string>): Promise<TestAnswer> => server.ask('POST', '/session/ticket/', { body: {}, headers: { cookie: ana.cookie, origin: ACME_ORIGIN, ...headers } });
    expect((await start({ 'x-csrf-token': ana.csrf })).status).toBe(201);
    for (const token of [undefined, '', 'x', 'x.y', dora.csrf, `${ana.csrf}x`, ana.csrf.slice(0, -1)]) {
      const answer = await start(token === undefined ? {} : { 'x-csrf-token': token });
      expect([answer.status, answer.code], String(token)).toEqual([403, 'csrf_required']);
    }
    expect((await server.ask('DELETE', '/session/', { headers: { cookie: ana.cookie, origin: ACME_ORIGIN } })).code).toBe('csrf_required');
    const out = await server.ask('DELETE', '/session/', { headers: { cookie: ana.cookie, origin: ACME_ORIGIN, 'x-csrf-token': ana.csrf } });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie().join()).toMatch(/tenant_chat=;.*Expires=Thu, 01 Jan 1970/i);
    expect((await server.ask('GET', '/session/', { headers: { cookie: ana.cookie } })).status).toBe(401);
  });

  it('by cookie: the bearer of the same sign-in ends with it', async () => {
    const answer = await server.ask('POST', '/session/', { body: { token: await signToken({ sub: 'hana', name: 'Hana' }), cookie: true }, headers: { origin: ACME_ORIGIN } });
    const bearer = { authorization: `Bearer ${String(answer.body['access_token'])}` };
    expect((await server.ask('GET', '/session/', { headers: bearer })).status).toBe(200);
    const csrf = String(answer.body['csrf_token']);
    expect((await server.ask('DELETE', '/session/', { headers: { cookie: cookieOf(answer), origin: ACME_ORIGIN, 'x-csrf-token': csrf } })).status).toBe(204);
    expect((await server.ask('GET', '/session/', { headers: bearer })).status).toBe(401);
  });

  it('count from these origins: cookies from the listed and the own one, bearers where none is listed or from the listed', async () => {
    const cookie = await signInByCookie(server, 'ana');
    const { access_token } = await server.signIn('ana');
    const globexToken = await signToken({ sub: 'gina', name: 'Gina' }, { tenant: 'globex', secret: GLOBEX_SECRET });
    const globex = await server.ask('POST', '/session/', { body: { token: globexToken }, headers: { origin: foreign } });
    expect(globex.status).toBe(201);
    const cases: [string, Record<string, string>, number, string | null, string | null][] = [
      ['cookie, listed', { cookie: cookie.cookie, origin: ACME_ORIGIN }, 200, ACME_ORIGIN, 'true'],
      ['cookie, own', { cookie: cookie.cookie, origin: server.url }, 200, server.url, 'true'],
      ['cookie, no origin', { cookie: cookie.cookie }, 200, null, null],
      ['cookie, foreign', { cookie: cookie.cookie, origin: foreign }, 403, '*', null],
      ['cookie, null', { cookie: cookie.cookie, origin: 'null' }, 403, '*', null],
      ['cookie, prefix of a listed', { cookie: cookie.cookie, origin: `${ACME_ORIGIN}.evil.example` }, 403, '*', null],
      ['cookie, other scheme', { cookie: cookie.cookie, origin: ACME_ORIGIN.replace('https', 'http') }, 403, '*', null],
      ['bearer, listed', { authorization: `Bearer ${access_token}`, origin: ACME_ORIGIN }, 200, ACME_ORIGIN, 'true'],
      ['bearer, foreign, tenant lists some', { authorization: `Bearer ${access_token}`, origin: foreign }, 403, '*', null],
      ['bearer, foreign, tenant lists none', { authorization: `Bearer ${String(globex.body['access_token'])}`, origin: foreign }, 200, '*', null],
      ['bearer, no browser', { authorization: `Bearer ${access_token}` }, 200, null, null],
    ];
    for (const [name, headers, status, allowed, credentials] of cases) {
      const answer = await server.ask('GET', '/session/', { headers });
      expect([name, answer.status, answer.headers.get('access-control-allow-origin'), answer.headers.get('access-control-allow-credentials')]).toEqual([name, status, allowed, credentials]);
      if (status === 403) expect(answer.code).toBe('origin_forbidden');
      expect(answer.headers.get('vary')).toContain('Origin');
    }
    const hidden = await server.ask('POST', '/session/ticket/', { body: {}, headers: { cookie: cookie.cookie, 'x-csrf-token': cookie.csrf, 'sec-fetch-site': 'cross-site' } });
    expect(hidden.code).toBe('origin_forbidden');
    const login = await server.ask('POST', '/session/', { body: { token: await signToken({ sub: 'ana', name: 'Ana' }), cookie: true }, headers: { origin: foreign } });
    expect(login.code).toBe('origin_forbidden');
    expect(await opens(server, '', { cookie: cookie.cookie, origin: ACME_ORIGIN })).toBe('open');
    expect(await opens(server, '', { cookie: cookie.cookie, origin: foreign })).toBe(4403);
    expect(await opens(server, '', { cookie: cookie.cookie })).toBe(4403);
  });

  it('of somebody who is deactivated end at once, and no token brings them back', async () => {
    const { access_token, user_id } = await server.signIn('erin');
    const headers = { authorization: `Bearer ${await signToken({ scope: 'service' })}` };
    const put = await server.ask('PUT', '/users/', { body: { users: [{ external_id: 'erin', name: 'Erin', deactivated: true }, { external_id: 'new', name: 'New' }] }, headers });
    expect(put.status).toBe(200);
    expect((put.body['users'] as { id: string; deactivated_at: string | null }[])[0]).toMatchObject({ id: user_id, deactivated_at: expect.any(String) as string });
    expect((await server.ask('GET', '/session/', { headers: { authorization: `Bearer ${access_token}` } })).status).toBe(401);
    expect((await server.ask('POST', '/session/', { body: { token: await signToken({ sub: 'erin', name: 'Erin' }) } })).code).toBe('user_deactivated');
  });

  it('do not fill the directory: that takes the token of a service', async () => {
    const { access_token } = await server.signIn('ana');
    const body = { users: [{ external_id: 'x', name: 'X' }] };
    const put = (authorization: string | null): Promise<TestAnswer> => server.ask('PUT', '/users/', { body, headers: authorization === null ? {} : { authorization } });
    expect((await put(null)).code).toBe('session_required');
    expect((await put(`Bearer ${access_token}`)).code).toBe('token_invalid');
    expect((await put(`Bearer ${await signToken({ sub: 'ana', name: 'Ana' })}`)).code).toBe('token_invalid');
    expect((await put(`Bearer ${await signToken({ scope: 'service' })}`)).status).toBe(200);
  });
});

describe('sessions when the database is in trouble', () => {
  it('are kept as hashes alone, and those that are over are swept', async () => {
    const server = await openTestServer('postgres');
    try {
      const { access_token } = await server.signIn('ana');
      const { cookie } = await signInByCookie(server, 'ana');
      const owner = postgres(String(server.database_url), { max: 1, onnotice: () => undefined });
      const dump = JSON.stringify(await owner`select *, encode(secret_hash, 'escape') as text from tenant_chat.session`);
      expect(dump).not.toContain(access_token);
      expect(dump).not.toContain(cookie.split('=')[1]);
      await owner`update tenant_chat.session set expires_at = now() - interval '1 second' where kind = 'bearer'`;
      await owner.end();
      const database = await openDatabase({ url: String(server.database_url) });
      expect(await sweepExpired(database)).toBe(2);
      expect(await sweepExpired(database)).toBe(0);
      await database.close();
    } finally {
      await server.close();
    }
  });

  it('answer 503, never 401, and nobody is signed out', async () => {
    const { url, drop } = await createEmptyDatabase();
    const link = await openLink(url);
    const server = await openTestServer('pglite', { database: { url: link.url } });
    try {
      const { access_token } = await server.signIn('ana');
      const { cookie } = await signInByCookie(server, 'bruno');
      link.cut();
      // Until what the node remembers of them is no longer fresh: the cursor is looked at after the session.
      for (const headers of [{ authorization: `Bearer ${access_token}` }, { cookie }]) {
        const seen: number[] = [];
        await expect.poll(async () => seen[seen.push((await server.ask('GET', '/sync/?cursor=nonsense', { headers })).status) - 1], { timeout: 10_000 }).toBe(503);
        expect([400, 503]).toEqual(expect.arrayContaining(seen));
      }
      const token = await signToken({ sub: 'ana', name: 'Ana' });
      for (const answer of [
        await server.ask('GET', '/session/', { headers: { authorization: `Bearer ${access_token}` } }),
        await server.ask('GET', '/session/', { headers: { cookie } }),
        await server.ask('GET', '/conversations/', { headers: { authorization: `Bearer ${access_token}`, origin: ACME_ORIGIN } }),
        await server.ask('POST', '/session/', { body: { token } }),
      ]) {
        expect([answer.status, answer.code]).toEqual([503, 'unavailable']);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(answer.headers.getSetCookie()).toEqual([]);
      }
      expect(await opens(server, '?ticket=x')).toBe(1013);
      link.mend();
      await expect.poll(async () => (await server.ask('GET', '/session/', { headers: { authorization: `Bearer ${access_token}` } })).status, { timeout: 10_000 }).toBe(200);
      expect((await server.ask('GET', '/session/', { headers: { cookie } })).status).toBe(200);
    } finally {
      await server.close();
      link.close();
      await drop();
    }
  });
});

/** A way to the database that can be cut. */
async function openLink(url: string): Promise<{ url: string; cut(): void; mend(): void; close(): void }> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let isCut = false;
  const listener = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => void listener.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((listener.address() as AddressInfo).port);
  const cut = (): void => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return { url: through.href, cut, mend: () => { isCut = false; }, close: () => { cut(); listener.close(); } };
}

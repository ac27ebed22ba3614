import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createEmptyDatabase } from '../db/test-database.js';

/** Two folders below the package, as deep as the sources: the migrations and the demo's files are found from there. */
const out = fileURLToPath(new URL('../../node_modules/.main-test/', import.meta.url));
const main = join(out, `main-${process.pid}.mjs`);
const data = mkdtempSync(join(tmpdir(), 'tenant-chat-main-'));
const running = new Set<ChildProcess>();
const undo: (() => unknown)[] = [];

beforeAll(async () => {
  mkdirSync(out, { recursive: true });
  await build({
    entryPoints: [fileURLToPath(new URL('../main.ts', import.meta.url))], outfile: main, bundle: true, platform: 'node', format: 'esm', target: 'node20',
    conditions: ['source'], logLevel: 'silent',
    plugins: [{ name: 'ours-only', setup: ({ onResolve }) => onResolve({ filter: /^[^.]/ }, ({ path, kind }) => (kind === 'entry-point' || path.startsWith('@tenant-chat/protocol') ? null : { path, external: true })) }],
  });
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  for (const each of undo.splice(0)) await each();
});
afterAll(() => {
  rmSync(main, { force: true });
  rmSync(data, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  readonly url: Promise<string>;
  readonly ended: Promise<{ code: number | null; lines: string[] }>;
}

function start(env: Record<string, string>): Run {
  const child = spawn(process.execPath, [main], { env: { PATH: process.env['PATH'], PORT: '0', TENANT_CHAT_DATA: join(data, 'data'), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let text = '';
  const ended = new Promise<{ code: number | null; lines: string[] }>((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, lines: text.trim().split('\n') });
    });
  });
  const url = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const found = /^tenant-chat listening on (\S+)$/m.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    void ended.then(() => reject(new Error(`it ended: ${text}`)));
  });
  url.catch(() => undefined);
  return { child, url, ended };
}

describe('the program', () => {
  it('runs, says where, serves the demo host with tokens that hold, keeps what was written, and ends when it is told to', async () => {
    const first = start({ TENANT_CHAT_DEMO: '1' });
    const url = await first.url;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ alive: true });
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ ready: true, database: 'ok' });
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('nodejs_eventloop_lag_seconds');
    for (const path of ['/', '/?as=gina', '/side-by-side?left=ana&right=bruno', '/demo/look.css', '/demo/approvals.js']) expect([path, (await fetch(url + path)).status]).toEqual([path, 200]);
    const page = await fetch(`${url}/?as=gina`);
    expect(await page.text()).toContain('<tenant-chat token-url="/demo/token?as=gina">');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect((await fetch(`${url}/demo/token?as=nobody`)).status).toBe(404);
    const signIn = async (server: string): Promise<{ status: number; user: { id: string } }> => {
      const { token } = (await (await fetch(`${server}/demo/token?as=ana`)).json()) as { token: string };
      const answer = await fetch(`${server}/api/chat/session/`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) });
      return { status: answer.status, user: ((await answer.json()) as { user: { id: string } }).user };
    };
    const ana = await signIn(url);
    expect(ana.status).toBe(201);
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
    const second = start({ TENANT_CHAT_DEMO: '1' });
    expect((await signIn(await second.url)).user.id).toBe(ana.user.id);
    const third = await start({}).ended;
    expect(third.code).toBe(1);
    expect(third.lines).toEqual([expect.stringMatching(/^tenant-chat: .*(in use|another)/) as string]);
    second.child.kill('SIGINT');
    expect((await second.ended).code).toBe(0);
  });

  it('runs on PostgreSQL, with the tenants that it is told of', async () => {
    const { url: DATABASE_URL, drop } = await createEmptyDatabase();
    undo.push(drop);
    const run = start({ DATABASE_URL, REDIS_URL: String(process.env['REDIS_URL']), TENANT_CHAT_TENANTS: 'acme:a secret that is long enough to be one' });
    const url = await run.url;
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ ready: true, database: 'ok', redis: 'ok', migrations: 'ok' });
    expect((await fetch(`${url}/`)).status).toBe(404);
    run.child.kill('SIGTERM');
    expect((await run.ended).code).toBe(0);
  });

  it('says in one line why it can not start', async () => {
    const busy = createServer();
    await new Promise<void>((resolve) => void busy.listen(0, '127.0.0.1', resolve));
    undo.push(() => busy.close());
    const taken = String((busy.address() as AddressInfo).port);
    const gone = createServer();
    await new Promise<void>((resolve) => void gone.listen(0, '127.0.0.1', resolve));
    const closed = (gone.address() as AddressInfo).port;
    await new Promise((resolve) => gone.close(resolve));
    const cases: [Record<string, string>, RegExp][] = [
      [{ PORT: taken }, new RegExp(`Port ${taken} of 127.0.0.1 is in use`)],
      [{ PORT: 'x' }, /PORT: "x" is no port/],
      [{ DATABASE_URL: 'nonsense' }, /DATABASE_URL: this is no address/],
      [{ DATABASE_URL: `postgres://nobody:secret@127.0.0.1:${closed}/none` }, /127\.0\.0\.1|reach/],
      [{ DATABASE_URL: `${String(process.env['DATABASE_URL']).replace(/\/[^/?]*(\?|$)/, '/there_is_none$1')}` }, /there_is_none/],
      [{ REDIS_URL: `redis://127.0.0.1:${closed}` }, /Redis can not be reached/],
      [{ TENANT_CHAT_CONFIG: '/nowhere/config.json' }, /TENANT_CHAT_CONFIG/],
      [{ HOST: 'nowhere.invalid' }, /HOST/],
      [{ TENANT_CHAT_DATA: '/proc/tenant-chat/data' }, /The folder \/proc\/tenant-chat\/data can not be made/],
      [{ TENANT_CHAT_DATA: '/proc/tenant-chat/data', TENANT_CHAT_DEMO: '1' }, /The folder \/proc\/tenant-chat\/data can not be made/],
      [{ TENANT_CHAT_DATA: '/dev/null' }, /The folder \/dev\/null can not be made/],
    ];
    for (const [env, message] of cases) {
      const { code, lines } = await start({ TENANT_CHAT_DATA: mkdtempSync(join(data, 'one-')), ...env }).ended;
      expect([code, lines.length, lines[0]], JSON.stringify(env)).toEqual([1, 1, expect.stringMatching(message) as string]);
      expect(lines[0]).toMatch(/^tenant-chat: /);
      expect(lines[0]).not.toContain('secret');
    }
  });
});

import { fastify, type FastifyInstance } from 'fastify';
import { SignJWT } from 'jose';
import { createEmptyDatabase } from './db/test-database.js';
import { tenantChat } from './plugin.js';
import type { TenantChatOptions } from './plugin-options.js';

/** For tests: the plugin in a Fastify of its own on a real database, listening. Not part of the package's public entry. */
export interface TestServer {
  readonly app: FastifyInstance;
  readonly url: string;
  readonly database_url: string | null;
  ask(method: string, path: string, options?: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }): Promise<TestAnswer>;
  /** A bearer token of a person of acme. */
  signIn(sub: string): Promise<{ access_token: string; user_id: string }>;
  close(): Promise<void>;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** {} when there is none. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The code of a refusal. */
  readonly code: unknown;
}

export const ACME_SECRET = 'acme-secret-of-these-tests-0123456789abcdef';
export const GLOBEX_SECRET = 'globex-secret-of-these-tests-0123456789abcdef';
export const ACME_ORIGIN = 'https://app.acme.example';

const tenants = [
  { slug: 'acme', name: 'Acme', secrets: [ACME_SECRET], origins: [ACME_ORIGIN] },
  { slug: 'globex', name: 'Globex', secrets: [GLOBEX_SECRET] },
];

export async function openTestServer(kind: 'postgres' | 'pglite', options: Partial<TenantChatOptions> = {}, prepare?: (app: FastifyInstance) => Promise<void>): Promise<TestServer> {
  const database = kind === 'postgres' ? await createEmptyDatabase() : null;
  const app = fastify({ forceCloseConnections: true, pluginTimeout: 120_000, onProtoPoisoning: 'error' });
  await prepare?.(app);
  await app.register(tenantChat, { database: database === null ? { data_dir: 'memory://' } : { url: database.url }, tenants, limits: 'off', ...options });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const ask: TestServer['ask'] = (method, path, given = {}) => askServer(url, method, path, given);
  return {
    app, url, ask,
    database_url: database?.url ?? null,
    async signIn(sub) {
      const { body, status, text } = await ask('POST', '/session/', { body: { token: await signToken({ sub, name: sub }) } });
      if (status !== 201) throw new Error(`${sub} could not sign in: ${text}`);
      return { access_token: String(body['access_token']), user_id: String((body['user'] as { id: string }).id) };
    },
    async close() {
      await app.close();
      await database?.drop();
    },
  };
}

async function askServer(url: string, method: string, path: string, options: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }): Promise<TestAnswer> {
  const hasBody = options.body !== undefined;
  const response = await fetch(`${url}${path.startsWith('/ws') || path.startsWith('//') ? path.replace('//', '/') : `/api/chat${path}`}`, {
    method,
    headers: { ...(hasBody ? { 'content-type': 'application/json' } : {}), ...options.headers },
    ...(hasBody ? { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) } : {}),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
  const body = (isJson ? JSON.parse(text) : {}) as Record<string, unknown>;
  const error = body['error'];
  return { status: response.status, headers: response.headers, text, body, code: typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined };
}

export interface TokenOptions {
  readonly tenant?: string;
  readonly secret?: string;
  readonly audience?: string;
  readonly issued_s?: number;
  readonly lifetime_s?: number;
  readonly header?: Readonly<Record<string, unknown>>;
}

/** What a host's back end signs; of acme unless told otherwise. */
export function signToken(claims: Readonly<Record<string, unknown>>, options: TokenOptions = {}): Promise<string> {
  const now = options.issued_s ?? Math.floor(Date.now() / 1_000);
  return new SignJWT({ tenant: options.tenant ?? 'acme', ...claims })
    .setProtectedHeader({ alg: 'HS256', ...options.header })
    .setAudience(options.audience ?? 'tenant-chat')
    .setIssuedAt(now)
    .setExpirationTime(now + (options.lifetime_s ?? 300))
    .sign(new TextEncoder().encode(options.secret ?? ACME_SECRET));
}

/** The `name=value` of a Set-Cookie header, as a browser sends it back. */
export function cookieOf(answer: TestAnswer): string {
  return answer.headers.getSetCookie().map((each) => each.split(';', 1)[0] ?? '').join('; ');
}

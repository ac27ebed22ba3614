import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SignJWT } from 'jose';
import { ChatError } from '../chat-error.js';
import { readMemoryFiles, serveMemoryFiles } from '../gateway/memory-files.js';
import { approvalsPage } from './approvals-page.js';
import { demoPeople, demoTenants, findDemoPerson, type DemoPerson } from './demo-people.js';
import type { DemoSecrets } from './demo-secrets.js';
import type { Html } from './html.js';
import { sideBySidePage } from './side-by-side-page.js';

const TOKEN_S = 600;

/** As strict as a careful host's: no inline script or style, no HTML from strings but by Lit's policy. */
const POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "media-src 'self' blob:", "connect-src 'self'",
  "frame-src 'self'", "frame-ancestors 'self'", "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", 'trusted-types lit-html',
].join('; ');
const PAGE = { 'content-security-policy': POLICY, 'cache-control': 'no-store', 'referrer-policy': 'same-origin' };
/** A clone has it; what is published and what stands in an image have not. */
const themes = fileURLToPath(new URL('../../../../examples/theming/', import.meta.url));

/** A small host application at `/` with people of two tenants, whose back end signs tokens as a real host's would. */
export async function mountDemo(app: FastifyInstance, secrets: DemoSecrets): Promise<void> {
  const files = await readMemoryFiles(fileURLToPath(new URL('../../demo/', import.meta.url)));
  serveMemoryFiles(app, '/demo/', files, () => ({ 'cache-control': 'no-cache' }));
  if (existsSync(themes)) serveMemoryFiles(app, '/examples/theming/', await readMemoryFiles(themes), () => PAGE);
  app.get('/', (request, reply) => sendPage(reply, approvalsPage(personOf(request, 'as', 'ana'))));
  for (const url of ['/side-by-side', '/side-by-side/']) {
    app.get(url, (request, reply) => sendPage(reply, sideBySidePage(personOf(request, 'left', 'ana'), personOf(request, 'right', 'bruno'))));
  }
  app.get('/demo/token', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    return { token: await signToken(personOf(request, 'as', null), secrets) };
  });
  app.addHook('onReady', async () => {
    for (const slug of Object.keys(demoTenants)) {
      const people = demoPeople.filter((person) => person.tenant === slug);
      await app.tenantChat.putUsers(slug, people.map(({ id, name, title, email }) => ({ external_id: id, name, title, email })));
    }
  });
}

function personOf(request: FastifyRequest, field: string, usual: string | null): DemoPerson {
  const { query } = request;
  const given: unknown = typeof query === 'object' && query !== null ? Reflect.get(query, field) : undefined;
  const person = findDemoPerson(given ?? usual);
  if (person === null) throw new ChatError('not_found', { details: `${field}: one of ${demoPeople.map((each) => each.id).join(', ')}` });
  return person;
}

function sendPage(reply: FastifyReply, page: Html): FastifyReply {
  return reply.headers(PAGE).type('text/html; charset=utf-8').send(page.text);
}

/** What a host's back end does for whoever is signed in with it. */
function signToken(person: DemoPerson, secrets: DemoSecrets): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const { tenant, name, title, email } = person;
  return new SignJWT({ tenant, name, title, email })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(person.id)
    .setAudience('tenant-chat')
    .setIssuedAt(now)
    .setExpirationTime(now + TOKEN_S)
    .sign(new TextEncoder().encode(secrets[tenant]));
}

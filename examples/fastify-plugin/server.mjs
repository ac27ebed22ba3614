// Somebody's Fastify application with users of its own, and the chat mounted into it: one process, one port.
import { pathToFileURL } from 'node:url';
import cookie from '@fastify/cookie';
import { tenantChat } from '@tenant-chat/server';
import { fastify } from 'fastify';
import { SignJWT } from 'jose';

/** Of every customer of this application; a real one has them in its database. */
const users = {
  nina: { id: 'u-1', name: 'Nina Berg', title: 'Planner', customer: 'northwind' },
  omar: { id: 'u-2', name: 'Omar Haddad', title: 'Dispatcher', customer: 'northwind' },
};

/** @param {{database?: import('@tenant-chat/server').TenantChatOptions['database'], secret?: string}} [options] */
export async function buildApp({ database = { data_dir: './.data' }, secret = 'of the example; a real one is long and random' } = {}) {
  // The first start makes the embedded database, which may take longer than the 10 s that plugins usually get.
  const app = fastify({ pluginTimeout: 60_000 });
  await app.register(cookie);

  // Whoever carries the cookie is signed in. (A real application has a session here, not a name.)
  const personOf = (request) => users[request.cookies.who ?? ''] ?? null;

  await app.register(tenantChat, {
    database,
    tenants: [{ slug: 'northwind', name: 'Northwind', secrets: [secret] }],
    // Calls with the application's own cookie are calls of its own user: no second sign-in.
    authenticate(request) {
      const person = personOf(request);
      return person === null ? null : { tenant: person.customer, user: { external_id: person.id, name: person.name, title: person.title } };
    },
    // Everybody can be written to, also those who never opened the chat.
    listUsers: async (tenant) => Object.values(users).filter((person) => person.customer === tenant).map(({ id, name, title }) => ({ external_id: id, name, title })),
  });

  app.get('/sign-in/:who', (request, reply) => reply.setCookie('who', request.params.who, { path: '/', httpOnly: true, sameSite: 'lax' }).redirect('/'));

  // For <tenant-chat>: says who is signed in, for five minutes.
  app.get('/chat-token', async (request, reply) => {
    const person = personOf(request);
    if (person === null) return reply.code(401).send();
    const jwt = new SignJWT({ tenant: person.customer, name: person.name, title: person.title }).setProtectedHeader({ alg: 'HS256' });
    return { token: await jwt.setSubject(person.id).setAudience('tenant-chat').setIssuedAt().setExpirationTime('5m').sign(new TextEncoder().encode(secret)) };
  });

  app.get('/', (request, reply) => {
    const person = personOf(request);
    const signIn = Object.keys(users).map((who) => `<a href="/sign-in/${who}">${users[who].name}</a>`).join(' · ');
    const chat = person === null ? '' : '<script src="/tenant-chat.js" async></script><tenant-chat token-url="/chat-token"></tenant-chat>';
    return reply.type('text/html').send(`<!doctype html><html lang="en"><title>Example</title><h1>${person?.name ?? 'Nobody'} is signed in</h1><p>Sign in as ${signIn}</p>${chat}</html>`);
  });
  return app;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const app = await buildApp();
  console.log(`example listening on ${await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT ?? 3001) })}`);
}

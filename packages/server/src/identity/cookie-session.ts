import cookie from '@fastify/cookie';
import fastifySession from '@fastify/session';
import type { FastifyInstance, FastifyReply, FastifyRequest, Session as KeptSession } from 'fastify';
import type { Actor } from '../actor.js';
import { newSecret } from './secret.js';
import type { OpenedSession, Sessions } from './sessions.js';

declare module 'fastify' {
  interface Session {
    /** Ours, in a session of the host: what opens the row in our table. In a store of our own the cookie itself does. */
    tenant_chat?: { readonly secret: string } | { readonly actor: Actor; readonly id: string };
  }
}

export const COOKIE_NAME = 'tenant_chat';

/**
 * Sessions by cookie, through @fastify/session. Standing alone its store is our table, and the cookie holds the secret: it is only needed
 * where somebody signs in or out. In a host that has @fastify/session already, the host's session carries our secret.
 */
export class CookieSessions {
  readonly #sessions: Sessions;
  #own = false;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
  }

  /** For all routes: cookies, where the host has not registered them (twice kills the process). */
  async registerCookies(app: FastifyInstance): Promise<void> {
    this.#own = !app.hasPlugin('@fastify/session');
    if (!app.hasPlugin('@fastify/cookie')) await app.register(cookie);
  }

  /** For the routes that sign in and out, in a scope of their own: the hooks of @fastify/session cost as much as a small answer. */
  async registerSessions(app: FastifyInstance): Promise<void> {
    if (!this.#own) return;
    await app.register(fastifySession, {
      cookieName: COOKIE_NAME,
      cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: 'auto' },
      // 256 random bits are their own proof; a signature would add a key to keep and nothing else.
      secret: { sign: (value) => value, unsign: (value) => ({ valid: true, renew: false, value }) },
      idGenerator: newSecret,
      saveUninitialized: false,
      rolling: false,
      store: createStore(this.#sessions),
    });
  }

  /** The secret of the request's session; null: it has none of ours. */
  secretOf(request: FastifyRequest): string | null {
    if (this.#own) return request.cookies[COOKIE_NAME] ?? null;
    const mine = (request.session as KeptSession | null | undefined)?.tenant_chat;
    return mine !== undefined && 'secret' in mine ? mine.secret : null;
  }

  /** Signs in: under a new id, so nobody can have planted it. */
  async open(request: FastifyRequest, actor: Actor, given: { readonly id: string; readonly sibling: string }): Promise<OpenedSession> {
    if (!this.#own) {
      const opened = await this.#sessions.open(actor, 'cookie', given);
      request.session.tenant_chat = { secret: opened.secret };
      return opened;
    }
    await request.session.regenerate();
    const secret = request.session.sessionId;
    request.session.tenant_chat = { actor, id: given.id };
    return this.#sessions.open(actor, 'cookie', { ...given, secret });
  }

  /** The row is revoked by whoever signs out; this makes the cookie go. */
  async close(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (!this.#own) {
      delete request.session.tenant_chat;
      return;
    }
    await request.session.destroy();
    reply.clearCookie(COOKIE_NAME, { path: '/' });
  }
}

/** The store of @fastify/session on our table. Rows are made and ended by signing in and out alone; there is nothing else to keep. */
function createStore(sessions: Sessions): fastifySession.SessionStore {
  return {
    get(secret, callback) {
      sessions.find(secret).then(
        (found) => {
          if (found === null || found.kind !== 'cookie') return callback(null, null);
          const { id, tenant_id, user_id } = found;
          callback(null, { cookie: { originalMaxAge: null }, tenant_chat: { id, actor: { tenant_id, user_id } } });
        },
        (error: unknown) => callback(error),
      );
    },
    set: (_secret, _session, callback) => callback(),
    destroy: (_secret, callback) => callback(),
  };
}

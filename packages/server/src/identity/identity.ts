import type { FastifyRequest } from 'fastify';
import type { Session } from '../actor.js';
import { ChatError } from '../chat-error.js';
import type { CookieSessions } from './cookie-session.js';
import type { HostSessions } from './host-sessions.js';
import { isUnsafe, requireBearerOrigin, requireCookieOrigin } from './origins.js';
import { isCsrfToken } from './secret.js';
import type { Sessions } from './sessions.js';
import type { Tenants } from './tenants.js';
import type { Tickets } from './tickets.js';

/** Who is asking, by whatever they carry. */
export interface Identity {
  /** Throws ChatError session_required, origin_forbidden, csrf_required or unavailable. */
  ofRequest(request: FastifyRequest): Promise<Session>;
  /** A socket by its ticket, which is used up, or by a cookie from an allowed origin. Throws ChatError ticket_invalid, session_required, origin_forbidden or unavailable. */
  ofSocket(request: FastifyRequest): Promise<Session>;
  /** Throws ChatError session_required or unavailable. */
  ofAccessToken(token: string): Promise<Session>;
  /** Of these, the ids of those that are over. */
  revokedAmong(sessions: readonly Session[]): Promise<ReadonlySet<string>>;
}

export interface IdentityOptions {
  readonly tenants: Tenants;
  readonly sessions: Sessions;
  readonly tickets: Tickets;
  readonly cookies: CookieSessions;
  /** In a host that mounts the plugin. */
  readonly hostSessions: HostSessions | null;
}

export function createIdentity({ tenants, sessions, tickets, cookies, hostSessions }: IdentityOptions): Identity {
  const originsOf = async (session: Session): Promise<readonly string[]> => (await tenants.byId(session.tenant_id))?.origins ?? [];
  const ofBearer = async (request: FastifyRequest): Promise<Session | null> => {
    const token = bearerOf(request);
    const found = token === null ? null : await sessions.find(token);
    if (found === null || found.kind !== 'bearer') return null;
    if (request.headers.origin !== undefined) requireBearerOrigin(request, await originsOf(found));
    return found;
  };
  const ofCookie = async (request: FastifyRequest, isSocket: boolean): Promise<Session | null> => {
    const secret = cookies.secretOf(request);
    const found = secret === null ? null : await sessions.find(secret);
    if (secret === null || found === null || found.kind !== 'cookie') return null;
    requireCookieOrigin(request, await originsOf(found), { named: isSocket });
    if (isUnsafe(request)) requireCsrf(request, secret);
    return found;
  };
  const ofHost = async (request: FastifyRequest, isSocket: boolean): Promise<Session | null> => {
    const found = (await hostSessions?.find(request)) ?? null;
    if (found !== null) requireCookieOrigin(request, await originsOf(found), { named: isSocket });
    return found;
  };
  return {
    async ofRequest(request) {
      const session = (await ofBearer(request)) ?? (await ofHost(request, false)) ?? (bearerOf(request) === null ? await ofCookie(request, false) : null);
      if (session === null) throw new ChatError('session_required');
      return session;
    },
    async ofSocket(request) {
      const ticket = ticketOf(request);
      if (ticket !== null) {
        const session = await tickets.take(ticket);
        requireBearerOrigin(request, await originsOf(session));
        return session;
      }
      const session = (await ofHost(request, true)) ?? (await ofCookie(request, true));
      if (session === null) throw new ChatError('session_required');
      return session;
    },
    async ofAccessToken(token) {
      const session = await sessions.find(token);
      if (session === null || session.kind !== 'bearer') throw new ChatError('session_required');
      return session;
    },
    revokedAmong: (all) => sessions.overAmong(all.filter((session) => session.kind !== 'host')),
  };
}

/** The token of an `Authorization: Bearer` header; null: there is none. */
export function bearerOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  if (header === undefined || header.length > 8_200 || header.slice(0, 7).toLowerCase() !== 'bearer ') return null;
  return header.slice(7).trim();
}

function ticketOf(request: FastifyRequest): string | null {
  const { query } = request;
  if (typeof query !== 'object' || query === null || !('ticket' in query)) return null;
  if (typeof query.ticket !== 'string' || query.ticket === '' || query.ticket.length > 200) throw new ChatError('ticket_invalid');
  return query.ticket;
}

function requireCsrf(request: FastifyRequest, secret: string): void {
  const token = request.headers['x-csrf-token'];
  if (typeof token !== 'string' || !isCsrfToken(secret, token)) throw new ChatError('csrf_required');
}

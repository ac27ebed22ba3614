import { randomUUID } from 'node:crypto';
import type { DirectoryEntry, Session as SessionBody, SessionOpened, User } from '@tenant-chat/protocol/schemas';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from '../actor.js';
import { ChatError } from '../chat-error.js';
import type { CookieSessions } from './cookie-session.js';
import { bearerOf } from './identity.js';
import { requireBearerOrigin, requireCookieOrigin } from './origins.js';
import type { People } from './people.js';
import type { RateLimits } from './rate-limits.js';
import { newCsrfToken } from './secret.js';
import type { Sessions } from './sessions.js';
import type { Tenants } from './tenants.js';
import type { Tickets } from './tickets.js';
import type { VerifiedToken } from './verify-identity-token.js';

export interface SessionOperationsOptions {
  readonly tenants: Tenants;
  readonly sessions: Sessions;
  readonly tickets: Tickets;
  readonly cookies: CookieSessions;
  readonly people: People;
  readonly rateLimits: RateLimits;
  readonly verify: (token: string) => Promise<VerifiedToken>;
  readonly revoked: (tenant_id: string, session_id: string) => void;
}

/** The calls that make and end sessions, and the host's own call. Each throws ChatError. */
export interface SessionOperations {
  open_session(request: FastifyRequest, input: { token: string; cookie?: boolean }): Promise<SessionOpened>;
  get_session(request: FastifyRequest, session: Session): Promise<SessionBody>;
  close_session(request: FastifyRequest, reply: FastifyReply, session: Session): Promise<void>;
  create_ticket(session: Session): Promise<{ ticket: string }>;
  put_users(service: VerifiedToken, input: { users: readonly DirectoryEntry[] }): Promise<{ users: User[] }>;
  /** The host's back end by its service token; before its body is looked at. */
  verifyService(request: FastifyRequest): Promise<VerifiedToken>;
}

export function createSessionOperations(options: SessionOperationsOptions): SessionOperations {
  const { sessions, cookies, people } = options;
  const service = async (request: FastifyRequest): Promise<VerifiedToken> => {
    const token = bearerOf(request);
    if (token === null) throw new ChatError('session_required');
    const verified = await verifyLimited(options, request, token);
    if (verified.scope !== 'service') throw new ChatError('token_invalid', { details: [{ field: 'scope', message: 'must be "service"' }] });
    return verified;
  };
  return {
    open_session: (request, input) => openSession(options, request, input),
    async get_session(request, session) {
      const [body, secret] = [await describe(options, session), cookies.secretOf(request)];
      return session.kind === 'cookie' && secret !== null ? { ...body, csrf_token: newCsrfToken(secret) } : body;
    },
    async close_session(request, reply, session) {
      const ended = session.kind === 'host' ? [session.id] : await sessions.revoke(session);
      if (session.kind === 'cookie') await cookies.close(request, reply);
      for (const id of ended) options.revoked(session.tenant_id, id);
    },
    async create_ticket(session) {
      // A ticket is for those whose cookie does not travel; the host's own session has no row that it could point to.
      if (session.kind === 'host') throw new ChatError('session_required', { details: 'The socket opens by the session of the host.' });
      return { ticket: await options.tickets.make(session) };
    },
    verifyService: service,
    async put_users({ tenant }, { users }) {
      return { users: await people.withPresence(tenant.id, await people.put(tenant.id, users)) };
    },
  };
}

async function openSession(
  options: SessionOperationsOptions, request: FastifyRequest, { token, cookie }: { token: string; cookie?: boolean },
): Promise<SessionOpened> {
  const { sessions, cookies, people } = options;
  const verified = await verifyLimited(options, request, token);
  if (verified.scope !== 'person') throw new ChatError('token_invalid', { details: [{ field: 'scope', message: 'a service token opens no session' }] });
  const { tenant, person } = verified;
  if (cookie === true) requireCookieOrigin(request, tenant.origins, { named: false });
  else requireBearerOrigin(request, tenant.origins);
  const row = await people.admit(tenant.id, person);
  const actor = { tenant_id: tenant.id, user_id: row.id };
  // The bearer is answered in both cases; with a cookie it serves those calls that cannot send one.
  const [id, sibling] = [randomUUID(), randomUUID()];
  const { session, secret } = await sessions.open(actor, 'bearer', cookie === true ? { id, sibling } : { id });
  const byCookie = cookie === true ? await cookies.open(request, actor, { id: sibling, sibling: id }) : null;
  const user = await people.read(tenant.id, row.id);
  if (user.deactivated_at !== null) {
    // Since she was admitted: then there was no session yet that could be ended.
    await people.signOut(tenant.id, [row.id]);
    throw new ChatError('user_deactivated');
  }
  const opened: SessionOpened = {
    access_token: secret,
    expires_at: new Date(session.expires_at).toISOString(),
    user,
    tenant: { id: tenant.id, slug: tenant.slug, name: tenant.name },
  };
  return byCookie === null ? opened : { ...opened, csrf_token: newCsrfToken(byCookie.secret) };
}

async function describe({ tenants, people }: SessionOperationsOptions, session: Session): Promise<SessionBody> {
  const [tenant, user] = await Promise.all([tenants.byId(session.tenant_id), people.read(session.tenant_id, session.user_id)]);
  if (tenant === null) throw new ChatError('session_required');
  const { id, slug, name } = tenant;
  return { user, tenant: { id, slug, name }, expires_at: new Date(session.expires_at).toISOString() };
}

async function verifyLimited({ rateLimits, verify }: SessionOperationsOptions, request: FastifyRequest, token: string): Promise<VerifiedToken> {
  await rateLimits.checkFailures(request.ip);
  try {
    return await verify(token);
  } catch (error) {
    if (error instanceof ChatError && error.code === 'token_invalid') await rateLimits.addFailure(request.ip);
    throw error;
  }
}

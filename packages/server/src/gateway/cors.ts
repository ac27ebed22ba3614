import type { FastifyReply, FastifyRequest } from 'fastify';
import { originOf, ownOrigin } from '../identity/origins.js';
import type { Tenants } from '../identity/tenants.js';

const METHODS = 'GET, POST, PUT, PATCH, DELETE';
const HEADERS = 'authorization, content-type, x-csrf-token';
const EXPOSED = 'retry-after';
const PREFLIGHT_S = '7200';

/**
 * Says to browsers which pages may read an answer. Bearers are sent on purpose, so any page may ask with one; cookies are sent
 * by themselves, so credentials are for listed origins alone. That a session fits its origin is checked with the session.
 */
export async function setCorsHeaders(tenants: Tenants, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const origin = originOf(request);
  reply.header('vary', 'Origin');
  if (origin === undefined) return;
  const trusted = origin === ownOrigin(request) || (await isListed(tenants, origin));
  reply.header('access-control-allow-origin', trusted ? origin : '*');
  if (trusted) reply.header('access-control-allow-credentials', 'true');
  reply.header('access-control-expose-headers', EXPOSED);
}

/** Answers a browser's question before the request proper. */
export function answerPreflight(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .header('access-control-allow-methods', METHODS)
    .header('access-control-allow-headers', HEADERS)
    .header('access-control-max-age', PREFLIGHT_S)
    .code(204)
    .send();
}

async function isListed(tenants: Tenants, origin: string): Promise<boolean> {
  if (origin === 'null' || origin.length > 300) return false;
  try {
    return await tenants.isListedOrigin(origin);
  } catch {
    return false; // The database is away: bearers go on, and the request itself will say 503.
  }
}

import type { FastifyRequest } from 'fastify';
import { ChatError } from '../chat-error.js';

/** The server's own origin as this caller sees it; behind a proxy only as good as TRUST_PROXY. */
export function ownOrigin(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

/** Where the page stands that calls; undefined outside of browsers, and for plain GETs of our own pages. */
export function originOf(request: FastifyRequest): string | undefined {
  return request.headers.origin;
}

export function isUnsafe(request: FastifyRequest): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'OPTIONS';
}

/** For whom cookies are sent by themselves: exact origins only. Throws ChatError `origin_forbidden`. */
export function requireCookieOrigin(request: FastifyRequest, allowed: readonly string[], options: { readonly named: boolean }): void {
  const origin = originOf(request);
  if (origin !== undefined) {
    if (origin === ownOrigin(request) || allowed.includes(origin)) return;
    throw new ChatError('origin_forbidden');
  }
  // Browsers name their origin on everything that changes something; a request without is from a program, or from a page that hides.
  const site = request.headers['sec-fetch-site'];
  const hides = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (options.named || (isUnsafe(request) && hides)) throw new ChatError('origin_forbidden');
}

/** Bearers are sent on purpose: any origin, unless the tenant lists some. Throws ChatError `origin_forbidden`. */
export function requireBearerOrigin(request: FastifyRequest, allowed: readonly string[]): void {
  const origin = originOf(request);
  if (origin === undefined || allowed.length === 0) return;
  if (origin !== ownOrigin(request) && !allowed.includes(origin)) throw new ChatError('origin_forbidden');
}

import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, as text for a header, a cookie or an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a secret: who reads the table can not sign in with it. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** A token for `X-CSRF-Token`: a nonce and its keyed hash by the session's secret, so nothing is stored and each page gets a fresh one. */
export function newCsrfToken(sessionSecret: string): string {
  const nonce = randomBytes(16).toString('base64url');
  return `${nonce}.${csrfMac(sessionSecret, nonce)}`;
}

export function isCsrfToken(sessionSecret: string, token: string): boolean {
  const [nonce, mac, ...rest] = token.split('.');
  if (nonce === undefined || mac === undefined || rest.length > 0) return false;
  const expected = Buffer.from(csrfMac(sessionSecret, nonce));
  const given = Buffer.from(mac);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function csrfMac(sessionSecret: string, nonce: string): string {
  return createHmac('sha256', sessionSecret).update(`csrf:${nonce}`).digest('base64url');
}

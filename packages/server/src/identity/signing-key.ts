import { importJWK, type CryptoKey, type JWK } from 'jose';
import type { TenantKey } from '../db/tables/tenant.js';

export type SigningAlgorithm = 'HS256' | 'RS256' | 'ES256' | 'EdDSA';

/** A key as it is used: its algorithm belongs to it, whatever a token's header says. */
export interface SigningKey {
  readonly kid: string | null;
  readonly alg: SigningAlgorithm;
  /** Imported when it is first needed. */
  load(): Promise<CryptoKey | Uint8Array>;
}

/** The names under which tokens carry an algorithm (RFC 9864 gave EdDSA over Ed25519 its own). */
export const tokenAlgorithms: Readonly<Record<SigningAlgorithm, readonly string[]>> = {
  HS256: ['HS256'],
  RS256: ['RS256'],
  ES256: ['ES256'],
  EdDSA: ['EdDSA', 'Ed25519'],
};

/** A key from a tenant's row. */
export function signingKeyOf(key: Exclude<TenantKey, { jwks_url: string }>): SigningKey {
  if (key.alg !== 'HS256') return publicKey(key.kid, key.alg, key.jwk);
  const secret = new TextEncoder().encode(key.secret);
  return { kid: key.kid, alg: 'HS256', load: () => Promise.resolve(secret) };
}

/** The keys of a JWKS that can verify identity tokens; symmetric, encrypting and unknown ones are passed over. */
export function keysOfJwks(document: unknown): SigningKey[] {
  const keys = isRecord(document) && Array.isArray(document['keys']) ? document['keys'] : [];
  return keys.filter(isRecord).flatMap((jwk) => {
    const alg = algorithmOfJwk(jwk);
    return alg === null ? [] : [publicKey(typeof jwk['kid'] === 'string' ? jwk['kid'] : null, alg, jwk)];
  });
}

/** By the kind of key; a declared `alg` has to agree. */
export function algorithmOfJwk(jwk: Readonly<Record<string, unknown>>): Exclude<SigningAlgorithm, 'HS256'> | null {
  if (jwk['use'] !== undefined && jwk['use'] !== 'sig') return null;
  const alg = jwk['kty'] === 'RSA' ? 'RS256' : jwk['kty'] === 'EC' && jwk['crv'] === 'P-256' ? 'ES256' : jwk['kty'] === 'OKP' && jwk['crv'] === 'Ed25519' ? 'EdDSA' : null;
  if (alg === null || jwk['alg'] === undefined) return alg;
  return typeof jwk['alg'] === 'string' && tokenAlgorithms[alg].includes(jwk['alg']) ? alg : null;
}

function publicKey(kid: string | null, alg: Exclude<SigningAlgorithm, 'HS256'>, jwk: Readonly<Record<string, unknown>>): SigningKey {
  let loaded: Promise<CryptoKey | Uint8Array> | undefined;
  return { kid, alg, load: () => (loaded ??= importJWK(publicPart(jwk), alg)) };
}

/** Whoever puts a private key into a JWKS by mistake still gets his tokens verified by the public half. */
function publicPart(jwk: Readonly<Record<string, unknown>>): JWK {
  const picked = ['kty', 'crv', 'x', 'y', 'n', 'e'].filter((name) => typeof jwk[name] === 'string').map((name) => [name, jwk[name]]);
  return Object.fromEntries(picked) as JWK;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

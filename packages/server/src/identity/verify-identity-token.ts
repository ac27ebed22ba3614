import type { DirectoryEntry } from '@tenant-chat/protocol/schemas';
import { TenantRole } from '@tenant-chat/protocol/schemas';
import { limits } from '@tenant-chat/protocol/wire';
import { decodeJwt, decodeProtectedHeader, errors as joseErrors, jwtVerify, type JWTPayload } from 'jose';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { ChatError } from '../chat-error.js';
import type { KeySource } from './key-source.js';
import { tokenAlgorithms, type SigningKey } from './signing-key.js';
import type { TenantRecord, Tenants } from './tenants.js';

export const AUDIENCE = 'tenant-chat';
/** Clocks of two machines differ. */
const LEEWAY_S = 30;

const nullableText = (maxLength: number) => Type.Optional(Type.Union([Type.String({ maxLength }), Type.Null()]));

/** What we read of a person's token; other claims are the host's own business. */
const PersonClaims = Type.Object({
  sub: Type.String({ minLength: 1, maxLength: 255 }),
  name: Type.String({ minLength: 1, maxLength: limits.name_length }),
  email: nullableText(320),
  avatar_url: nullableText(2_000),
  title: nullableText(200),
  locale: nullableText(35),
  time_zone: nullableText(64),
  role: Type.Optional(TenantRole),
});
const personClaims = Compile(PersonClaims);

export type VerifiedToken =
  | { readonly scope: 'person'; readonly tenant: TenantRecord; readonly person: DirectoryEntry }
  | { readonly scope: 'service'; readonly tenant: TenantRecord };

export interface VerifyOptions {
  readonly tenants: Pick<Tenants, 'bySlug'>;
  readonly keys: KeySource;
  /** ms since 1970. */
  readonly now: () => number;
}

/**
 * Checks a token that a host signed: its tenant's key and that key's algorithm, audience, and a life of at most 15 minutes.
 * Throws ChatError `token_invalid`; an unknown tenant and a wrong signature answer alike.
 */
export async function verifyIdentityToken({ tenants, keys, now }: VerifyOptions, token: string): Promise<VerifiedToken> {
  const { alg, kid, slug } = peek(token);
  const tenant = await tenants.bySlug(slug);
  if (tenant === null) throw refused('signature');
  const candidates = (await keys.keysFor(tenant.keys, kid)).filter((key) => tokenAlgorithms[key.alg].includes(alg));
  const payload = await verifyByAny(token, candidates, now());
  checkLife(payload, now() / 1_000);
  // The claim that chose the key is the one that was signed.
  if (payload['tenant'] !== tenant.slug) throw refused('tenant');
  if (payload['scope'] === 'service') {
    if (payload.sub !== undefined) throw refused('scope');
    return { scope: 'service', tenant };
  }
  if (payload['scope'] !== undefined) throw refused('scope');
  return { scope: 'person', tenant, person: personOf(payload) };
}

/** What has to be known before the signature can be checked; nothing else of the header (jwk, jku, x5u ...) is looked at. */
function peek(token: string): { alg: string; kid: string | null; slug: string } {
  try {
    const header = decodeProtectedHeader(token);
    const slug = decodeJwt(token)['tenant'];
    const { alg, kid } = header;
    if (typeof alg !== 'string' || typeof slug !== 'string' || slug.length > 100) throw refused('malformed');
    if (kid !== undefined && typeof kid !== 'string') throw refused('malformed');
    return { alg, kid: kid ?? null, slug };
  } catch (error) {
    throw error instanceof ChatError ? error : refused('malformed');
  }
}

async function verifyByAny(token: string, keys: readonly SigningKey[], now: number): Promise<JWTPayload> {
  for (const key of keys) {
    try {
      const verified = await jwtVerify(token, await key.load(), {
        algorithms: [...tokenAlgorithms[key.alg]],
        audience: AUDIENCE,
        clockTolerance: LEEWAY_S,
        currentDate: new Date(now),
        requiredClaims: ['iat', 'exp', 'aud'],
      });
      return verified.payload;
    } catch (error) {
      if (error instanceof joseErrors.JWTExpired) throw refused('exp');
      if (error instanceof joseErrors.JWTClaimValidationFailed) throw refused(error.claim);
    }
  }
  throw refused('signature');
}

function checkLife({ iat, exp }: JWTPayload, now_s: number): void {
  if (iat === undefined || iat > now_s + LEEWAY_S) throw refused('iat');
  if (exp === undefined || exp <= iat || exp - iat > limits.identity_token_s_max) throw refused('exp');
}

function personOf(payload: JWTPayload): DirectoryEntry {
  if (!personClaims.Check(payload)) {
    const path = personClaims.Errors(payload).map((error) => error.instancePath.slice(1) || Object.values(error.params).flat().join()).find((each) => each !== '');
    throw refused(path ?? 'sub');
  }
  const { sub, name, ...rest }: Static<typeof PersonClaims> = payload;
  const entry: DirectoryEntry = { external_id: sub, name };
  for (const field of ['email', 'avatar_url', 'title', 'locale', 'time_zone'] as const) {
    if (rest[field] !== undefined) entry[field] = rest[field];
  }
  if (rest.role !== undefined) entry.role = rest.role;
  return entry;
}

/** `what`: the claim or the part that does not hold, for the host's developer. */
function refused(what: string): ChatError {
  return new ChatError('token_invalid', { details: [{ field: what, message: 'does not hold' }] });
}

import { SignJWT } from 'jose';
import { tenantSecrets, type Person, type TenantSlug } from './people.js';

const LIFETIME_S = 300;

/** What a host's back end does: signs who is signed in with it. */
export function signIdentity(person: Person, claims: Readonly<Record<string, unknown>> = {}): Promise<string> {
  return sign(person.tenant, { sub: person.external_id, name: person.name, title: person.title, ...claims });
}

/** The host's back end itself: may fill the directory. */
export function signService(tenant: TenantSlug): Promise<string> {
  return sign(tenant, { scope: 'service' });
}

function sign(tenant: TenantSlug, claims: Readonly<Record<string, unknown>>): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  return new SignJWT({ tenant, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience('tenant-chat')
    .setIssuedAt(now)
    .setExpirationTime(now + LIFETIME_S)
    .sign(new TextEncoder().encode(tenantSecrets[tenant]));
}

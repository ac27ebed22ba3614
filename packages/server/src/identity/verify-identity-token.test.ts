import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CompactSign, SignJWT, UnsecuredJWT, exportJWK, exportSPKI, generateKeyPair, type CryptoKey, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatError } from '../chat-error.js';
import type { TenantKey } from '../db/tables/tenant.js';
import { createEgress } from '../egress/egress.js';
import { KeySource } from './key-source.js';
import type { TenantRecord } from './tenants.js';
import { verifyIdentityToken, type VerifiedToken } from './verify-identity-token.js';

const NOW = 1_800_000_000_000;
const now_s = NOW / 1_000;
const secrets = { acme: 'acme-secret-0123456789abcdef0123456789', globex: 'globex-secret-0123456789abcdef012345678' };

type Pair = { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey; readonly jwk: JWK };
let pairs: Record<'RS256' | 'ES256' | 'EdDSA', Pair>;
let stranger: Pair;
let jwks: Server;
let served: { keys: unknown[] } | null = { keys: [] };
let asked = 0;
let tenants: Map<string, TenantRecord>;
let keySource: KeySource;

async function pair(alg: string, kid: string): Promise<Pair> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { publicKey, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig' } };
}

beforeAll(async () => {
  pairs = { RS256: await pair('RS256', 'rsa'), ES256: await pair('ES256', 'ec'), EdDSA: await pair('EdDSA', 'ed') };
  stranger = await pair('RS256', 'rsa');
  jwks = createServer((_request, response) => {
    asked += 1;
    response.statusCode = served === null ? 500 : 200;
    response.end(JSON.stringify(served));
  });
  await new Promise<void>((resolve) => jwks.listen(0, '127.0.0.1', resolve));
  const jwks_url = `http://127.0.0.1:${(jwks.address() as AddressInfo).port}/jwks.json`;
  const inline = Object.entries(pairs).map(([alg, { jwk }]): TenantKey => ({ kid: jwk.kid ?? null, alg: alg as 'RS256', jwk: jwk as Record<string, unknown> }));
  const record = (slug: string, keys: TenantKey[]): [string, TenantRecord] => [slug, { id: slug, slug, name: slug, keys, origins: [] }];
  tenants = new Map([
    record('acme', [{ kid: null, alg: 'HS256', secret: secrets.acme }]),
    record('globex', [{ kid: 'one', alg: 'HS256', secret: secrets.globex }]),
    record('keys', inline),
    record('remote', [{ jwks_url }]),
  ]);
  keySource = new KeySource(createEgress({ protocols: ['http:'], isAllowed: (address) => address === '127.0.0.1' }), () => NOW);
});
afterAll(() => new Promise((resolve) => jwks.close(resolve)));

function verify(token: string, source = keySource, now = NOW): Promise<VerifiedToken> {
  return verifyIdentityToken({ tenants: { bySlug: (slug) => Promise.resolve(tenants.get(slug) ?? null) }, keys: source, now: () => now }, token);
}

const claims = { tenant: 'acme', sub: '42', name: 'Ana Souza', aud: 'tenant-chat', iat: now_s, exp: now_s + 900 };

function sign(changes: Readonly<Record<string, unknown>> = {}, key: CryptoKey | string = secrets.acme, header: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const payload = Object.fromEntries(Object.entries({ ...claims, ...changes }).filter(([, value]) => value !== undefined));
  return new SignJWT(payload).setProtectedHeader({ alg: 'HS256', ...header }).sign(typeof key === 'string' ? new TextEncoder().encode(key) : key);
}

describe('an identity token that holds', () => {
  it.each(['RS256', 'ES256', 'EdDSA'] as const)('signed by %s with a key of the tenant', async (alg) => {
    const verified = await verify(await sign({ tenant: 'keys' }, pairs[alg].privateKey, { alg }));
    expect(verified).toMatchObject({ scope: 'person', tenant: { slug: 'keys' }, person: { external_id: '42', name: 'Ana Souza' } });
  });

  it('signed by HS256, with all that a host may tell', async () => {
    const profile = { email: 'ana@acme.example', avatar_url: null, title: 'Finance', locale: 'pt-BR', time_zone: 'America/Sao_Paulo', role: 'admin' };
    const verified = await verify(await sign({ ...profile, iss: 'host', jti: '1', nbf: now_s }));
    expect(verified).toMatchObject({ person: { external_id: '42', name: 'Ana Souza', ...profile } });
  });

  it('of a service names nobody', async () => {
    expect(await verify(await sign({ sub: undefined, name: undefined, scope: 'service' }))).toEqual({ scope: 'service', tenant: tenants.get('acme') });
  });

  it('within 30 s of leeway', async () => {
    await verify(await sign({ iat: now_s + 25, exp: now_s + 100 }));
    await verify(await sign({ iat: now_s - 900, exp: now_s - 25 }));
  });

  it('by the key that `kid` names, or by one without an id', async () => {
    await verify(await sign({ tenant: 'globex' }, secrets.globex, { kid: 'one' }));
    await verify(await sign({}, secrets.acme, { kid: 'whatever the host calls it' }));
    await verify(await sign({ tenant: 'keys' }, pairs.ES256.privateKey, { alg: 'ES256', kid: 'ec' }));
  });
});

describe('an identity token that does not hold is token_invalid', () => {
  const vectors: Record<string, () => Promise<string> | string> = {
    'unsigned': () => new UnsecuredJWT(claims).encode(),
    'alg none with a signature': async () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await sign()).split('.').slice(1).join('.')}`,
    'alg None': async () => `${Buffer.from('{"alg":"None"}').toString('base64url')}.${(await sign()).split('.')[1]}.`,
    'no signature': async () => `${(await sign()).split('.').slice(0, 2).join('.')}.`,
    'HS256 with the public key as its secret (PEM)': async () => sign({ tenant: 'keys' }, await exportSPKI(pairs.RS256.publicKey)),
    'HS256 with the public key as its secret (JWK)': () => sign({ tenant: 'keys' }, JSON.stringify(pairs.RS256.jwk), { kid: 'rsa' }),
    'HS256 with the modulus as its secret': () => sign({ tenant: 'keys' }, pairs.RS256.jwk.n ?? '', { kid: 'rsa' }),
    'RS256 for a tenant with a shared secret': () => sign({}, stranger.privateKey, { alg: 'RS256' }),
    'a key of somebody else with a known kid': () => sign({ tenant: 'keys' }, stranger.privateKey, { alg: 'RS256', kid: 'rsa' }),
    'its own key in the header (jwk)': () => sign({ tenant: 'keys' }, stranger.privateKey, { alg: 'RS256', jwk: stranger.jwk }),
    'its own keys by an address in the header (jku)': () => sign({ tenant: 'keys' }, stranger.privateKey, { alg: 'RS256', jku: 'http://127.0.0.1:9/jwks.json', kid: 'x' }),
    'its own certificate in the header (x5u, x5c)': () => sign({ tenant: 'keys' }, stranger.privateKey, { alg: 'RS256', x5u: 'http://127.0.0.1:9/c', x5c: ['AAAA'] }),
    'RS384 with the right key': async () => new SignJWT({ ...claims, tenant: 'keys' }).setProtectedHeader({ alg: 'PS256' }).sign((await generateKeyPair('PS256')).privateKey),
    'HS512 with the right secret': () => sign({}, secrets.acme.repeat(2), { alg: 'HS512' }),
    'the secret of another tenant': () => sign({}, secrets.globex),
    'the right secret, the wrong kid': () => sign({ tenant: 'globex' }, secrets.globex, { kid: 'two' }),
    'a kid that is a path': () => sign({ tenant: 'globex' }, '', { kid: '../../../../dev/null' }).catch(() => 'x.y.z'),
    'a kid that is SQL': () => sign({ tenant: 'globex' }, 'x', { kid: "one' UNION SELECT 'x" }),
    'a kid that is a name of Object.prototype': () => sign({ tenant: 'globex' }, 'x', { kid: '__proto__' }),
    'a kid that is no text': () => sign({ tenant: 'globex' }, secrets.globex, { kid: 1 }),
    'an empty secret': () => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32)),
    'an unknown tenant': () => sign({ tenant: 'nobody' }),
    'no tenant': () => sign({ tenant: undefined }),
    'a tenant that is a list': () => sign({ tenant: ['acme'] }),
    'another audience': () => sign({ aud: 'other' }),
    'no audience': () => sign({ aud: undefined }),
    'an audience that contains ours': () => sign({ aud: 'tenant-chat-2' }),
    'expired': () => sign({ iat: now_s - 900, exp: now_s - 31 }),
    'no exp': () => sign({ exp: undefined }),
    'no iat': () => sign({ iat: undefined }),
    'a life of more than 15 minutes': () => sign({ exp: now_s + 901 }),
    'a life of a year': () => sign({ exp: now_s + 31_536_000 }),
    'issued in the future': () => sign({ iat: now_s + 31, exp: now_s + 300 }),
    'ends before it begins': () => sign({ iat: now_s + 10, exp: now_s + 5 }),
    'exp that is text': () => sign({ exp: String(now_s + 300) as never }),
    'not valid yet': () => sign({ nbf: now_s + 60 }),
    'an unknown critical header': async () => new CompactSign(new TextEncoder().encode(JSON.stringify(claims))).setProtectedHeader({ alg: 'HS256', crit: ['x'], x: 1 }).sign(new TextEncoder().encode(secrets.acme), { crit: { x: true } }),
    'no sub': () => sign({ sub: undefined }),
    'an empty sub': () => sign({ sub: '' }),
    'no name': () => sign({ name: undefined }),
    'a name that is too long': () => sign({ name: 'x'.repeat(121) }),
    'a name that is an object': () => sign({ name: { toString: 'x' } }),
    'a role that does not exist': () => sign({ role: 'owner' }),
    'a scope that does not exist': () => sign({ scope: 'admin' }),
    'a scope that is a list': () => sign({ scope: ['service'], sub: undefined }),
    'a service that is also a person': () => sign({ scope: 'service' }),
    'a changed payload': async () => {
      const [header, , signature] = (await sign()).split('.');
      return `${header}.${Buffer.from(JSON.stringify({ ...claims, sub: '43' })).toString('base64url')}.${signature}`;
    },
    'nothing': () => '',
    'no token': () => 'not a token',
    'three dots': () => '...',
    'a header that is no object': async () => `${Buffer.from('[]').toString('base64url')}.${(await sign()).split('.').slice(1).join('.')}`,
    'an encrypted one': () => `${Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url')}....`,
  };
  it.each(Object.entries(vectors))('%s', async (_name, make) => {
    await expect(make instanceof Function ? Promise.resolve(make()).then((token) => verify(token)) : null).rejects.toMatchObject({ code: 'token_invalid' });
  });

  it('and an unknown tenant is told nothing else than a wrong signature', async () => {
    const refusals = await Promise.all([sign({ tenant: 'nobody' }), sign({}, 'wrong')].map(async (token) => verify(await token).catch((error: unknown) => error)));
    const [unknown, wrong] = refusals as ChatError[];
    expect(unknown?.details).toEqual(wrong?.details);
  });
});

describe('keys by an address', () => {
  it('are fetched once, again for a new kid, and stand while their server is away', async () => {
    let now = NOW;
    const source = new KeySource(createEgress({ protocols: ['http:'], isAllowed: () => true }), () => now);
    served = { keys: [pairs.RS256.jwk] };
    asked = 0;
    const token = (pairOf: Pair, alg: string): Promise<string> => sign({ tenant: 'remote' }, pairOf.privateKey, { alg, kid: pairOf.jwk.kid });
    await verify(await token(pairs.RS256, 'RS256'), source);
    await verify(await token(pairs.RS256, 'RS256'), source);
    expect(asked).toBe(1);
    served = { keys: [pairs.RS256.jwk, pairs.ES256.jwk, { kty: 'oct', k: 'AAAA', kid: 'bad' }] };
    await expect(verify(await token(pairs.ES256, 'ES256'), source)).rejects.toMatchObject({ code: 'token_invalid' });
    expect(asked).toBe(1);
    now += 31_000;
    await verify(await token(pairs.ES256, 'ES256'), source);
    expect(asked).toBe(2);
    served = null;
    now += 3_600_000;
    await verify(await token(pairs.ES256, 'ES256'), source);
    expect(asked).toBe(3);
  });

  it('that can not be fetched are 503, not 401', async () => {
    served = null;
    const source = new KeySource(createEgress({ protocols: ['http:'], isAllowed: () => true }), () => NOW);
    const token = await sign({ tenant: 'remote' }, pairs.RS256.privateKey, { alg: 'RS256', kid: 'rsa' });
    await expect(verify(token, source)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(verify(token, source)).rejects.toMatchObject({ code: 'unavailable' });
  });
});

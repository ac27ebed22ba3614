import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { usualRateLimits } from '../identity/rate-limits.js';
import { algorithmOfJwk } from '../identity/signing-key.js';
import { readConfig } from './config.js';

const folder = mkdtempSync(join(tmpdir(), 'tenant-chat-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

describe('the variables of the server', () => {
  it('have usual values, and empty ones count as none', () => {
    const usual = {
      host: '127.0.0.1', port: 3000, database: { data_dir: './.data' }, data_dir: './.data', redis_url: undefined, tenants: [], limits: {}, demo: false, trust_proxy: false, log_level: 'warn',
    };
    expect(readConfig({})).toEqual(usual);
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', REDIS_URL: '', TENANT_CHAT_TENANTS: '', TRUST_PROXY: '' })).toEqual(usual);
  });

  it('name tenants as slug:secret, whose secret may hold colons', () => {
    expect(readConfig({ TENANT_CHAT_TENANTS: 'acme:one, globex:a secret: with a colon,' }).tenants).toEqual([
      { slug: 'acme', secrets: ['one'] }, { slug: 'globex', secrets: ['a secret: with a colon'] },
    ]);
  });

  it('and a file may say more of them', () => {
    const limits = { send: { per_second: 2, burst: 10 } };
    const tenants = { acme: { name: 'Acme', origins: ['https://app.acme.example'], secrets: [{ kid: 'new', secret: 'two' }], limits }, solo: { jwks_url: 'https://keys.example/jwks.json' } };
    const path = file('good.json', { tenants, limits: { send: { per_second: 5, burst: 5 } } });
    const config = readConfig({ TENANT_CHAT_CONFIG: path, TENANT_CHAT_TENANTS: 'acme:one' });
    expect(config.tenants).toEqual([
      { slug: 'acme', name: 'Acme', origins: ['https://app.acme.example'], secrets: [{ kid: 'new', secret: 'two' }, 'one'], limits },
      { slug: 'solo', jwks_url: 'https://keys.example/jwks.json' },
    ]);
    expect(config.limits).toEqual({ send: { per_second: 5, burst: 5 } });
    expect(readConfig({ TENANT_CHAT_CONFIG: path, TENANT_CHAT_LIMITS: 'off' }).limits).toBe('off');
  });

  it('as in the example of docs/operating.md, whose limits for all are the usual ones', () => {
    const [, example] = /```json\n([^`]+)```/.exec(readFileSync(new URL('../../../../docs/operating.md', import.meta.url), 'utf8')) ?? [];
    const config = readConfig({ TENANT_CHAT_CONFIG: file('example.json', example) });
    expect(config.tenants.map((tenant) => tenant.slug)).toEqual(['acme', 'globex', 'initech']);
    for (const { jwks, secrets = [] } of config.tenants) {
      expect(jwks?.keys.map(algorithmOfJwk) ?? ['EdDSA']).toEqual(['EdDSA']);
      for (const each of secrets) expect((typeof each === 'string' ? each : each.secret).length).toBeGreaterThanOrEqual(32);
    }
    expect(config.limits).toEqual(usualRateLimits);
  });

  it.each([
    ['PORT', { PORT: 'http' }, /^PORT: "http" is no port/],
    ['a port that is too high', { PORT: '70000' }, /^PORT/],
    ['DATABASE_URL', { DATABASE_URL: 'postgres' }, /^DATABASE_URL: this is no address/],
    ['another database', { DATABASE_URL: 'mysql://root:secret@db/x' }, /^DATABASE_URL: it begins with mysql:(?!.*secret)/],
    ['REDIS_URL', { REDIS_URL: 'http://x' }, /^REDIS_URL/],
    ['a tenant without a secret', { TENANT_CHAT_TENANTS: 'acme' }, /^TENANT_CHAT_TENANTS: each tenant is slug:secret/],
    ['a slug that is none', { TENANT_CHAT_TENANTS: 'Acme Foods:secret' }, /^TENANT_CHAT_TENANTS(?!.*: secret)/],
    ['a file that is not there', { TENANT_CHAT_CONFIG: join(folder, 'none.json') }, /^TENANT_CHAT_CONFIG: .* can not be read/],
    ['a file that is no JSON', { TENANT_CHAT_CONFIG: file('bad.json', '{') }, /^TENANT_CHAT_CONFIG: .* can not be read/],
    ['a field that does not exist', { TENANT_CHAT_CONFIG: file('field.json', { tenant: {} }) }, /^TENANT_CHAT_CONFIG: .*\(tenant\)\.$/],
    ['an origin with a path', { TENANT_CHAT_CONFIG: file('origin.json', { tenants: { acme: { origins: ['https://a.example/x'] } } }) }, /tenants\.acme\.origins\.0/],
    ['any origin', { TENANT_CHAT_CONFIG: file('any.json', { tenants: { acme: { origins: ['*'] } } }) }, /tenants\.acme\.origins\.0/],
    ['keys over http', { TENANT_CHAT_CONFIG: file('http.json', { tenants: { acme: { jwks_url: 'http://keys.example/' } } }) }, /tenants\.acme\.jwks_url/],
    ['a limit of a tenant that lets nobody through', { TENANT_CHAT_CONFIG: file('none-a-second.json', { tenants: { acme: { limits: { send: { per_second: 0, burst: 5 } } } } }) }, /tenants\.acme\.limits\.send\.per_second must be >= 1\.$/],
    ['a limit that is no number', { TENANT_CHAT_CONFIG: file('text.json', { tenants: { acme: { limits: { read: { per_second: '9', burst: 5 } } } } }) }, /tenants\.acme\.limits\.read\.per_second must be integer\.$/],
    ['half a limit', { TENANT_CHAT_CONFIG: file('half.json', { tenants: { acme: { limits: { write: { per_second: 9 } } } } }) }, /tenants\.acme\.limits\.write .*\(burst\)\.$/],
    ['a limit of nothing that there is', { TENANT_CHAT_CONFIG: file('sends.json', { tenants: { acme: { limits: { sends: { per_second: 9, burst: 5 } } } } }) }, /tenants\.acme\.limits .*\(sends\)\.$/],
    ['the same for all tenants', { TENANT_CHAT_CONFIG: file('sends-of-all.json', { limits: { sends: { per_second: 9, burst: 5 } } }) }, /: limits .*\(sends\)\.$/],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL/],
  ])('are refused in one line: %s', (_name, env, message) => {
    expect(() => readConfig(env)).toThrow(message);
    try {
      readConfig(env);
    } catch (error) {
      expect(String((error as Error).message).split('\n')).toHaveLength(1);
    }
  });
});

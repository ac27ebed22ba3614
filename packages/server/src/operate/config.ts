import type { TenantSettings } from '../identity/tenant-settings.js';
import type { RateLimitTable } from '../identity/rate-limit-table.js';
import { ConfigError } from './config-error.js';
import { SLUG, readConfigFile, type ConfigFile } from './config-file.js';

export interface ServerConfig {
  readonly host: string;
  readonly port: number;
  readonly database: { readonly url: string } | { readonly data_dir: string };
  /** Where files are kept: the embedded database, and the secrets of the demo. */
  readonly data_dir: string;
  readonly redis_url: string | undefined;
  readonly tenants: readonly TenantSettings[];
  readonly limits: 'off' | Partial<RateLimitTable>;
  readonly demo: boolean;
  /** Addresses of proxies whose forwarding headers count. */
  readonly trust_proxy: string | false;
  readonly log_level: string;
}

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** The server's settings from the variables of its environment; an empty one is as good as none. Throws ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ServerConfig {
  const given = (name: string): string | undefined => (env[name]?.trim() === '' ? undefined : env[name]?.trim());
  const path = given('TENANT_CHAT_CONFIG');
  const file: ConfigFile = path === undefined ? {} : readConfigFile(path);
  const url = given('DATABASE_URL');
  const data_dir = given('TENANT_CHAT_DATA') ?? './.data';
  const redis_url = given('REDIS_URL');
  const log_level = given('LOG_LEVEL') ?? 'warn';
  if (url !== undefined) requireAddress('DATABASE_URL', url, ['postgres:', 'postgresql:']);
  if (redis_url !== undefined) requireAddress('REDIS_URL', redis_url, ['redis:', 'rediss:']);
  if (!levels.includes(log_level)) throw new ConfigError(`LOG_LEVEL: "${log_level}" is none of ${levels.join(', ')}.`);
  return {
    host: given('HOST') ?? '127.0.0.1',
    port: readPort(given('PORT') ?? '3000'),
    database: url === undefined ? { data_dir } : { url },
    data_dir,
    redis_url,
    tenants: mergeTenants(readTenants(given('TENANT_CHAT_TENANTS') ?? ''), file),
    limits: given('TENANT_CHAT_LIMITS') === 'off' ? 'off' : (file.limits ?? {}),
    demo: given('TENANT_CHAT_DEMO') === '1',
    trust_proxy: given('TRUST_PROXY') ?? false,
    log_level,
  };
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new ConfigError(`PORT: "${text}" is no port.`);
  return port;
}

function requireAddress(name: string, text: string, protocols: readonly string[]): void {
  const wanted = `${protocols[0] ?? ''}//...`;
  if (!URL.canParse(text)) throw new ConfigError(`${name}: this is no address (${wanted}).`);
  // The address may hold a password: only its scheme is repeated.
  const { protocol } = new URL(text);
  if (!protocols.includes(protocol)) throw new ConfigError(`${name}: it begins with ${protocol}, but should with ${wanted}`);
}

/** `slug:secret,slug:secret`; a secret may hold colons, but no commas. */
function readTenants(text: string): { slug: string; secret: string }[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => {
      const colon = each.indexOf(':');
      const [slug, secret] = [each.slice(0, Math.max(colon, 0)), each.slice(colon + 1).trim()];
      if (!new RegExp(SLUG).test(slug) || secret === '') throw new ConfigError('TENANT_CHAT_TENANTS: each tenant is slug:secret (the slug of a-z, 0-9 and -), divided by commas.');
      return { slug, secret };
    });
}

/** One tenant may stand in both: then the file's settings hold, and both its secrets. */
function mergeTenants(named: readonly { slug: string; secret: string }[], file: ConfigFile): TenantSettings[] {
  const tenants = new Map<string, TenantSettings>(Object.entries(file.tenants ?? {}).map(([slug, settings]) => [slug, { slug, ...withoutUndefined(settings) }]));
  for (const { slug, secret } of named) {
    const known = tenants.get(slug);
    tenants.set(slug, { ...known, slug, secrets: [...(known?.secrets ?? []), secret] });
  }
  return [...tenants.values()];
}

/** Optional fields of a schema may be undefined by type; ours are there or not. */
function withoutUndefined(settings: NonNullable<ConfigFile['tenants']>[string]): Omit<TenantSettings, 'slug'> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Omit<TenantSettings, 'slug'>;
}

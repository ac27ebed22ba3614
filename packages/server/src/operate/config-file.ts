import { readFileSync } from 'node:fs';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { TenantRulesGiven } from '../tenant-rules-given.js';
import { ConfigError } from './config-error.js';

const closed = { additionalProperties: false } as const;
const Origin = Type.String({ pattern: '^https?://[^/\\s?#]+$', description: 'Scheme, host and port, exactly as browsers send it.' });
const RateLimit = Type.Object({ per_second: Type.Integer({ minimum: 1 }), burst: Type.Integer({ minimum: 0 }) }, closed);
const RateLimits = Type.Partial(Type.Object({ send: RateLimit, write: RateLimit, signal: RateLimit, read: RateLimit }), closed);

export const SLUG = '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$';

const Tenant = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    secrets: Type.Optional(Type.Array(
      Type.Union([Type.String({ minLength: 1 }), Type.Object({ secret: Type.String({ minLength: 1 }), kid: Type.Optional(Type.String()) }, closed)]),
      { maxItems: 10 },
    )),
    jwks: Type.Optional(Type.Object({ keys: Type.Array(Type.Object({}, { additionalProperties: true }), { maxItems: 20 }) })),
    jwks_url: Type.Optional(Type.String({ pattern: '^https://' })),
    origins: Type.Optional(Type.Array(Origin, { maxItems: 100 })),
    limits: Type.Optional(RateLimits),
    settings: Type.Optional(TenantRulesGiven),
  },
  closed,
);

/** The file that TENANT_CHAT_CONFIG names. */
export const ConfigFile = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    tenants: Type.Optional(Type.Record(Type.String({ pattern: SLUG }), Tenant)),
    limits: Type.Optional(RateLimits),
  },
  closed,
);
export type ConfigFile = Static<typeof ConfigFile>;

const validator = Compile(ConfigFile);

/** Throws ConfigError. */
export function readConfigFile(path: string): ConfigFile {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ConfigError(`TENANT_CHAT_CONFIG: ${path} can not be read (${error instanceof Error ? error.message : String(error)}).`);
  }
  if (validator.Check(value)) return value;
  const [first] = validator.Errors(value).filter((each) => each.keyword !== 'boolean');
  // Whichever field it is about, where the place is only that of what holds it.
  const isNamed = first?.keyword === 'required' || first?.keyword === 'additionalProperties';
  const names = isNamed ? Object.values(first.params).flat().filter((name) => typeof name === 'string').join(', ') : '';
  throw new ConfigError(`TENANT_CHAT_CONFIG: ${path}: ${first?.instancePath.slice(1).replaceAll('/', '.') || 'the file'} ${first?.message ?? 'does not fit'}${names === '' ? '' : ` (${names})`}.`);
}

import type { RateLimitTable } from './rate-limit-table.js';

/** A tenant as configuration names it. What is not given stays as it is in the database. */
export interface TenantSettings {
  readonly slug: string;
  readonly name?: string;
  /** Shared secrets that sign identity tokens by HS256; several while one replaces another. */
  readonly secrets?: readonly (string | { readonly secret: string; readonly kid?: string })[];
  /** Public keys: RS256, ES256, EdDSA. */
  readonly jwks?: { readonly keys: readonly Readonly<Record<string, unknown>>[] };
  readonly jwks_url?: string;
  /** Pages that may use it, exact: `https://app.example.com`. */
  readonly origins?: readonly string[];
  /** Rate limits a person of this tenant, where they differ from those of the server. Never stored: they hold while they are configured. */
  readonly limits?: Partial<RateLimitTable>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

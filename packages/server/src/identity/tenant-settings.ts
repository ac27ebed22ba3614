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
  readonly settings?: Readonly<Record<string, unknown>>;
}

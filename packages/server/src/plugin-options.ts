import type { DirectoryEntry } from '@tenant-chat/protocol/schemas';
import type { TenantSettings } from './identity/tenant-settings.js';
import type { Authenticate } from './identity/host-identity.js';
import type { Bus } from './hub/bus.js';
import type { RateLimitTable } from './identity/rate-limit-table.js';

/**
 * What a host gives when it mounts the chat. Opening the database may take longer than the 10 s that Fastify gives a plugin by itself:
 * set `pluginTimeout` of the host's Fastify to a minute. With its `return503OnClosing` at false the chat's own 503 is given while the host ends;
 * Fastify's has another shape.
 */
export interface TenantChatOptions {
  /** PostgreSQL 15 or later by its address, or PGlite in a folder of this process alone. */
  readonly database: { readonly url: string; readonly pool_size?: number; readonly allow_unsafe_durability?: boolean } | { readonly data_dir: string };
  /** Needed as soon as there is more than one node. */
  readonly redis_url?: string | undefined;
  /** Tenants that are made when missing, and brought up to these settings. */
  readonly tenants?: readonly TenantSettings[];
  /** Who is signed in with the host: then its own session is the chat's. null: nobody. */
  readonly authenticate?: Authenticate;
  /** The people of a tenant, to fill the directory at start; those who never opened the chat can be written to. */
  readonly listUsers?: (tenant: string) => Promise<readonly DirectoryEntry[]>;
  /** Rate limits a person, unless the tenant has its own; `off` for load tests: then nobody has any. */
  readonly limits?: 'off' | Partial<RateLimitTable>;
  /** For tests with faults: what stands between this node and the others, and how often it looks for lost bells. */
  readonly faults?: { readonly wrapBus: (bus: Bus) => Bus; readonly safety_poll_ms: number };
  /** Whether the reference (`/api/chat/docs`) is served; it is, unless false. */
  readonly reference?: boolean;
}

export { tenantChat, type TenantChat } from './plugin.js';
export type { TenantChatOptions } from './plugin-options.js';
export type { Authenticate, HostIdentity } from './identity/host-identity.js';
export type { TenantSettings } from './identity/tenant-settings.js';
export type { RateLimit, RateLimitTable } from './identity/rate-limit-table.js';
export type { Readiness } from './operate/readiness.js';
export { buildServer } from './build-server.js';
export { readConfig, type ServerConfig } from './operate/config.js';
export type { Bus, BusMessage } from './hub/bus.js';

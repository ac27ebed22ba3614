import { randomUUID } from 'node:crypto';
import { limits } from '@tenant-chat/protocol/wire';
import { uuidv7 } from 'uuidv7';
import { createHandlers } from './commands/create-handlers.js';
import { putUsers } from './commands/put-users.js';
import { createRunCommand } from './commands/run-command.js';
import { createWriter } from './commands/writer.js';
import type { Database } from './db/database.js';
import { openDatabase } from './db/open-database.js';
import type { Commit } from './feed/feed-event.js';
import { createEgress } from './egress/egress.js';
import type { Bus } from './hub/bus.js';
import { Deliveries } from './hub/deliveries.js';
import { createFeedReader } from './hub/feed-reader.js';
import { Hub } from './hub/hub.js';
import { MemoryBus } from './hub/memory-bus.js';
import { RedisBus } from './hub/redis-bus.js';
import { CookieSessions } from './identity/cookie-session.js';
import { ensureTenants } from './identity/ensure-tenants.js';
import { HostSessions } from './identity/host-sessions.js';
import { createIdentity } from './identity/identity.js';
import { KeySource } from './identity/key-source.js';
import { People } from './identity/people.js';
import type { RateLimitTable } from './identity/rate-limit-table.js';
import { createRateLimits, type RateLimits } from './identity/rate-limits.js';
import { createSessionOperations } from './identity/session-operations.js';
import { Sessions } from './identity/sessions.js';
import { startSweeping } from './identity/sweep-expired.js';
import { Tenants } from './identity/tenants.js';
import { Tickets } from './identity/tickets.js';
import { verifyIdentityToken } from './identity/verify-identity-token.js';
import { createMetrics } from './operate/metrics.js';
import type { TenantChatOptions } from './plugin-options.js';
import { MemoryPresence } from './presence/memory-presence.js';
import type { PresenceStore } from './presence/presence-store.js';
import { PresenceTracker } from './presence/presence-tracker.js';
import { RedisPresence } from './presence/redis-presence.js';
import { createSaveLastSeen } from './presence/save-last-seen.js';

type OnError = (error: unknown) => void;

const REDIS_PATIENCE_MS = 5_000;

/** Everything below the gateway, put together. `close` stores what is not stored yet, then lets go of all. */
export async function openChat(options: TenantChatOptions, onError: OnError) {
  const { bus: own, store } = options.redis_url === undefined ? memoryParts(options) : await openRedisParts(options.redis_url, onError);
  const bus = options.faults?.wrapBus(own) ?? own;
  const undo = [() => bus.close(), () => store.close()];
  try {
    const database = await openDatabase(options.database);
    undo.push(() => database.close());
    const tenant_ids = await ensureTenants(database, options.tenants ?? []);
    return assemble(options, database, bus, store, createLimits(options, tenant_ids, onError), onError);
  } catch (error) {
    await Promise.allSettled(undo.map((each) => each()));
    throw error;
  }
}

export type Chat = Awaited<ReturnType<typeof openChat>>;

interface SharedParts {
  readonly bus: Bus;
  readonly store: PresenceStore;
}

/** Bells and presence in this process. */
function memoryParts(options: TenantChatOptions): SharedParts {
  return { bus: new MemoryBus({ distributed: 'url' in options.database }), store: new MemoryPresence() };
}

/** Bells and presence over Redis, which has to be there at the start; later it may come and go. */
async function openRedisParts(redis_url: string, onError: OnError): Promise<SharedParts> {
  const node_id = randomUUID();
  const reasons: unknown[] = [];
  let opened = false;
  const bus = new RedisBus(redis_url, { node_id, onError: (error) => (opened ? onError(error) : void reasons.push(error)) });
  const timeout = new Promise<never>((_resolve, reject) => void setTimeout(() => reject(new Error('no answer')), REDIS_PATIENCE_MS).unref());
  timeout.catch(() => undefined);
  try {
    await Promise.race([bus.ping(), timeout]);
    await Promise.race([heard(bus), timeout]);
  } catch (error) {
    await bus.close();
    throw new Error(`Redis can not be reached (${reasonOf(reasons[0] ?? error)}). Check REDIS_URL.`, { cause: error });
  }
  opened = true;
  return { bus, store: new RedisPresence(redis_url, { node_id, onError }) };
}

/** Resolves when the node hears its own bell. */
function heard(bus: Bus): Promise<void> {
  return new Promise((resolve) => {
    if (bus.healthy) return resolve();
    const undo = bus.onHealth(() => {
      undo();
      resolve();
    });
  });
}

/** @param tenant_ids of `options.tenants`, in their order */
function createLimits({ limits: given = {}, redis_url, tenants = [] }: TenantChatOptions, tenant_ids: readonly string[], onError: OnError): RateLimits {
  const ofTenants = tenants.flatMap(({ limits: own }, index): [string, Partial<RateLimitTable>][] => (own === undefined ? [] : [[tenant_ids[index] ?? '', own]]));
  return createRateLimits({ on: given !== 'off', redis_url, limits: given === 'off' ? undefined : given, tenants: new Map(ofTenants), onError });
}

function assemble(options: TenantChatOptions, database: Database, bus: Bus, store: PresenceStore, rateLimits: RateLimits, onError: OnError) {
  const tenants = new Tenants(database);
  const sessions = new Sessions(database);
  const reader = createFeedReader(database);
  const hub = new Hub({
    reader, bus, onError, safety_poll_ms: options.faults?.safety_poll_ms,
    revokedAmong: (all) => sessions.overAmong(all.filter((session) => session.kind !== 'host')),
    onRevoked: (session_id) => sessions.forget(session_id),
  });
  const metrics = createMetrics({ connections: () => [...hub.connections()].length, tenants: () => new Set([...hub.connections()].map((each) => each.subscriber.session.tenant_id)).size, bus_healthy: () => bus.healthy });
  const onCommit = (commit: Commit): void => {
    metrics.committed(commit.to - commit.from);
    hub.commit(commit);
  };
  const runCommand = createRunCommand({ database, onCommit });
  const writer = createWriter({ database, onCommit });
  const handlers = createHandlers({
    database, runCommand, writer, presence: store, newId: uuidv7,
    signal: ({ tenant_id, user_id }, conversation_id, is_typing) =>
      hub.signal(tenant_id, [conversation_id], { type: 'typing', conversation_id, user_id, is_typing, expires_in_ms: limits.typing_ms }),
  });
  const presence = new PresenceTracker({ store, signal: (tenant_id, audience, signal) => hub.signal(tenant_id, audience, signal), saveLastSeen: createSaveLastSeen(database), onError });
  const deliveries = new Deliveries({ delivered: (actor, version) => writer.delivered(actor, version), onError });
  const revoked = (tenant_id: string, session_id: string): void => hub.revoke(tenant_id, session_id);
  const people = new People({ database, presence: store, sessions, revoked, putUsers: (tenant_id, entries) => putUsers({ database, runCommand, newId: uuidv7 }, tenant_id, entries) });
  const cookies = new CookieSessions(sessions);
  const tickets = new Tickets(database, sessions);
  const hostSessions = options.authenticate === undefined ? null : new HostSessions(options.authenticate, tenants, people);
  const identity = createIdentity({ tenants, sessions, tickets, cookies, hostSessions });
  const keys = new KeySource(createEgress(), Date.now);
  const verify = (token: string) => verifyIdentityToken({ tenants, keys, now: Date.now }, token);
  const sessionOperations = createSessionOperations({ tenants, sessions, tickets, cookies, people, rateLimits, verify, revoked });
  const stopSweeping = startSweeping(database, onError);
  return {
    database, bus, hub, reader, tenants, sessions, cookies, identity, sessionOperations, people, handlers, presence, deliveries, rateLimits, metrics,
    close: async () => {
      stopSweeping();
      await deliveries.flush();
      await writer.close();
      await presence.close();
      rateLimits.close();
      await store.close();
      await bus.close();
      await database.close();
    },
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : String((error as { code?: unknown }).code ?? error);
}

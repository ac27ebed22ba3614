import { Redis } from 'ioredis';
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import type { LimitedKind, RateLimit, RateLimitTable } from './rate-limit-table.js';

export const usualRateLimits: RateLimitTable = {
  send: { per_second: 10, burst: 20 },
  write: { per_second: 10, burst: 30 },
  signal: { per_second: 5, burst: 10 },
  read: { per_second: 50, burst: 100 },
};

const BURST_S = 10;
/** Tokens that do not hold, a minute and address: somebody guesses, or a host is misconfigured. */
const FAILURES_PER_MINUTE = 60;

export interface RateLimits {
  /** Throws ChatError `rate_limited` with when to come back. Keyed by who acts, never by whom it is about. */
  take(actor: Actor, kind: LimitedKind): Promise<void>;
  /** Before a token is looked at, and after one that did not hold. Throws ChatError `rate_limited`. */
  checkFailures(address: string): Promise<void>;
  addFailure(address: string): Promise<void>;
  /** Whether they hold at all. */
  readonly on: boolean;
  close(): void;
}

export interface RateLimitOptions {
  readonly on: boolean;
  readonly redis_url?: string | undefined;
  readonly limits?: Partial<RateLimitTable> | undefined;
  /** The id of a tenant -> where its people's differ. */
  readonly tenants?: ReadonlyMap<string, Partial<RateLimitTable>>;
  readonly onError: (error: unknown) => void;
}

const off: RateLimits = { on: false, take: () => Promise.resolve(), checkFailures: () => Promise.resolve(), addFailure: () => Promise.resolve(), close: () => undefined };

/** Counts in Redis when there are several nodes; while it is away each node counts for itself. */
export function createRateLimits(options: RateLimitOptions): RateLimits {
  if (!options.on) return off;
  const redis = options.redis_url === undefined ? null : connect(options.redis_url, options.onError);
  const table = { ...usualRateLimits, ...options.limits };
  const usual = limitersOf(table, redis);
  const ofTenants = new Map([...(options.tenants ?? [])].map(([tenant_id, own]) => [tenant_id, limitersOf({ ...table, ...own }, redis)]));
  const failures = limiter('failure', FAILURES_PER_MINUTE, 60, redis);
  return {
    on: true,
    take: async (actor, kind) => {
      const limiters = ofTenants.get(actor.tenant_id) ?? usual;
      await limiters[kind].consume(`${actor.tenant_id}:${actor.user_id}`).catch(refuse);
    },
    checkFailures: async (address) => {
      const known = await failures.get(address);
      if (known !== null && known.consumedPoints >= FAILURES_PER_MINUTE) refuse(known);
    },
    addFailure: async (address) => {
      await failures.consume(address).catch(() => undefined);
    },
    close: () => redis?.disconnect(),
  };
}

function connect(url: string, onError: (error: unknown) => void): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, connectTimeout: 2_000, commandTimeout: 500, retryStrategy: (times) => Math.min(100 * times, 1_000) });
  redis.on('error', onError);
  return redis;
}

/** Keys begin with the tenant, so several tables count side by side. */
function limitersOf(table: RateLimitTable, redis: Redis | null): Readonly<Record<LimitedKind, BurstyRateLimiter>> {
  return {
    send: bursty('send', table.send, redis),
    write: bursty('write', table.write, redis),
    signal: bursty('signal', table.signal, redis),
    read: bursty('read', table.read, redis),
  };
}

function bursty(kind: LimitedKind, { per_second, burst }: RateLimit, redis: Redis | null): BurstyRateLimiter {
  return new BurstyRateLimiter(limiter(kind, per_second, 1, redis), limiter(`${kind}_burst`, burst, BURST_S, redis));
}

function limiter(name: string, points: number, duration: number, redis: Redis | null): RateLimiterMemory | RateLimiterRedis {
  const memory = new RateLimiterMemory({ keyPrefix: name, points, duration });
  if (redis === null) return memory;
  return new RateLimiterRedis({
    storeClient: redis, keyPrefix: `tenant_chat:limit:${name}`, points, duration, insuranceLimiter: memory, rejectIfRedisNotReady: true,
  });
}

function refuse(reason: unknown): never {
  if (reason instanceof RateLimiterRes) throw new ChatError('rate_limited', { retry_after_s: Math.max(1, Math.ceil(reason.msBeforeNext / 1_000)) });
  throw reason;
}

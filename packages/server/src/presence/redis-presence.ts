import { Redis } from 'ioredis';
import { MemoryPresence } from './memory-presence.js';
import type { PresenceStore } from './presence-store.js';

/** A node that died leaves no ghosts: its word counts so long after its last refresh. */
const TTL_MS = 30_000;

/**
 * Presence over several nodes: a hash per person, node -> `<status>:<until>`, and a sorted set per tenant of who was there until when. While Redis is away each node tells
 * what it knows itself; presence is a signal and may be wrong for a while.
 */
export class RedisPresence implements PresenceStore {
  readonly #redis: Redis;
  readonly #node_id: string;
  readonly #prefix: string;
  readonly #own = new MemoryPresence();

  constructor(url: string, options: { readonly node_id: string; readonly onError: (error: unknown) => void; readonly prefix?: string }) {
    this.#node_id = options.node_id;
    this.#prefix = options.prefix ?? 'tenant_chat:presence:';
    this.#redis = new Redis(url, {
      maxRetriesPerRequest: 1, enableOfflineQueue: false, connectTimeout: 2_000, commandTimeout: 1_000, retryStrategy: (times) => Math.min(100 * times, 1_000),
    });
    this.#redis.on('error', options.onError);
  }

  async put(tenant_id: string, user_id: string, status: 'online' | 'away' | null): Promise<void> {
    await this.#own.put(tenant_id, user_id, status);
    if (this.#redis.status !== 'ready') return;
    const key = this.#keyOf(tenant_id, user_id);
    const [commands, here] = [this.#redis.pipeline(), this.#keyOf(tenant_id)];
    const until = Date.now() + TTL_MS;
    if (status === null) commands.hdel(key, this.#node_id);
    else commands.hset(key, this.#node_id, `${status}:${until}`).pexpire(key, 2 * TTL_MS).zadd(here, until, user_id).pexpire(here, 2 * TTL_MS);
    await commands.exec().catch(() => undefined); // A signal may be lost.
  }

  async read(tenant_id: string, user_ids: readonly string[]): Promise<ReadonlyMap<string, 'online' | 'away'>> {
    const found = new Map(await this.#own.read(tenant_id, user_ids));
    if (this.#redis.status !== 'ready' || user_ids.length === 0) return found;
    const commands = this.#redis.pipeline();
    for (const user_id of user_ids) commands.hvals(this.#keyOf(tenant_id, user_id));
    const answers = await commands.exec().catch(() => null);
    answers?.forEach(([error, values], index) => {
      const user_id = user_ids[index];
      if (error !== null || user_id === undefined || !Array.isArray(values)) return;
      const status = bestStatus(values.filter((value) => typeof value === 'string'), Date.now());
      if (status !== null && found.get(user_id) !== 'online') found.set(user_id, status);
    });
    return found;
  }

  async list(tenant_id: string, most: number): Promise<readonly string[]> {
    const own = await this.#own.list(tenant_id, most);
    if (this.#redis.status !== 'ready') return own;
    const [here, now] = [this.#keyOf(tenant_id), Date.now()];
    const answers = await this.#redis.pipeline().zremrangebyscore(here, 0, now).zrevrange(here, 0, most - 1).exec().catch(() => null);
    const told = answers?.[1]?.[1];
    return [...new Set([...own, ...(Array.isArray(told) ? told.filter((each) => typeof each === 'string') : [])])].slice(0, most);
  }

  #keyOf(tenant_id: string, user_id?: string): string {
    return this.#prefix + (user_id === undefined ? tenant_id : `${tenant_id}:${user_id}`);
  }

  async close(): Promise<void> {
    await this.#own.close();
    this.#redis.disconnect();
  }
}

function bestStatus(values: readonly string[], now: number): 'online' | 'away' | null {
  let best: 'online' | 'away' | null = null;
  for (const value of values) {
    const [status, until] = value.split(':');
    if (Number(until) < now) continue;
    if (status === 'online') return 'online';
    if (status === 'away') best = 'away';
  }
  return best;
}

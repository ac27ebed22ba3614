import { Redis } from 'ioredis';
import { decodeBusMessage } from './decode-bus-message.js';
import type { Bus, BusMessage } from './bus.js';

type Listener = (message: BusMessage) => void;

const HEARTBEAT_MS = 1_000;
/** So many heartbeats missing: the link is dead or half-dead, whatever its socket says. */
const MISSED_HEARTBEATS = 3;

/** Fan-out between nodes by Redis pub/sub, a channel per tenant. Redis is a doorbell: what it loses, the safety poll finds. */
export class RedisBus implements Bus {
  readonly distributed = true;
  healthy = false;
  readonly #publisher: Redis;
  readonly #subscriber: Redis;
  readonly #prefix: string;
  readonly #heartChannel: string;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #watchers = new Set<(healthy: boolean) => void>();
  readonly #heartTimer: NodeJS.Timeout;
  #heard_at = 0;

  constructor(url: string, options: { readonly node_id: string; readonly onError: (error: unknown) => void; readonly prefix?: string }) {
    this.#prefix = options.prefix ?? 'tenant_chat:';
    this.#heartChannel = `${this.#prefix}heart:${options.node_id}`;
    const retryStrategy = (times: number): number => Math.min(100 * times, 1_000) * (0.5 + Math.random() / 2);
    this.#publisher = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, retryStrategy, connectTimeout: 2_000, commandTimeout: 2_000 });
    this.#subscriber = new Redis(url, { maxRetriesPerRequest: null, retryStrategy, connectTimeout: 2_000, autoResubscribe: true });
    for (const connection of [this.#publisher, this.#subscriber]) {
      connection.on('error', options.onError);
      // A link that ended tells so by itself; the heartbeat is for those that hang.
      connection.on('close', () => this.#setHealthy(false));
    }
    this.#subscriber.on('message', (channel: string, text: string) => this.#receive(channel, text));
    void this.#subscriber.subscribe(this.#heartChannel).catch(options.onError);
    this.#heartTimer = setInterval(() => this.#beat(Date.now()), HEARTBEAT_MS).unref();
  }

  /** Resolves when Redis answers; rejects with its reason. For the start of the process. */
  async ping(): Promise<void> {
    if (this.#publisher.status !== 'ready') {
      await new Promise<void>((resolve, reject) => {
        this.#publisher.once('ready', resolve);
        this.#publisher.once('error', reject);
      });
    }
    await this.#publisher.ping();
    this.#beat(Date.now());
  }

  publish(tenant_id: string, message: BusMessage): void {
    if (this.#publisher.status !== 'ready') return;
    this.#publisher.publish(this.#prefix + tenant_id, JSON.stringify(message)).catch(() => undefined); // Lost bells are healed by the poll.
  }

  async subscribe(tenant_id: string, listener: Listener): Promise<() => void> {
    const channel = this.#prefix + tenant_id;
    const known = this.#listeners.get(channel);
    const listeners = known ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    // While Redis is away the command waits in the connection's queue; nobody waits for it.
    const subscribed = known === undefined ? this.#subscriber.subscribe(channel).catch(() => undefined) : Promise.resolve();
    if (this.healthy) await Promise.race([subscribed, this.#unwell()]);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      this.#listeners.delete(channel);
      this.#subscriber.unsubscribe(channel).catch(() => undefined);
    };
  }

  onHealth(listener: (healthy: boolean) => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  close(): Promise<void> {
    clearInterval(this.#heartTimer);
    this.#publisher.disconnect();
    this.#subscriber.disconnect();
    return Promise.resolve();
  }

  #receive(channel: string, text: string): void {
    if (channel === this.#heartChannel) {
      this.#heard_at = Date.now();
      this.#setHealthy(true);
      return;
    }
    const message = decodeBusMessage(text);
    if (message !== null) for (const listener of this.#listeners.get(channel) ?? []) listener(message);
  }

  /** A node hears itself each second over both links, or Redis does not work for it. */
  #beat(now: number): void {
    if (this.#publisher.status === 'ready') this.#publisher.publish(this.#heartChannel, '').catch(() => undefined);
    if (now - this.#heard_at > MISSED_HEARTBEATS * HEARTBEAT_MS) this.#setHealthy(false);
  }

  #setHealthy(healthy: boolean): void {
    if (healthy === this.healthy) return;
    this.healthy = healthy;
    for (const watcher of this.#watchers) watcher(healthy);
  }

  #unwell(): Promise<void> {
    return new Promise((resolve) => {
      const undo = this.onHealth(() => {
        undo();
        resolve();
      });
    });
  }
}

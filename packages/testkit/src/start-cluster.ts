import { tenantChat, type Bus, type TenantChatOptions } from '@tenant-chat/server';
import { fastify, type FastifyInstance } from 'fastify';
import { createDatabase } from './create-database.js';
import { tenantSecrets } from './people.js';

export interface ClusterOptions {
  readonly database: 'pglite' | 'postgres';
  /** More than one: with the Redis of REDIS_URL. */
  readonly nodes: 1 | 2;
  /** The share of bells that are lost between nodes, 0 to 1. */
  readonly drop_bells: number;
  /** Rate limits; off unless a test is about them. */
  readonly limits?: TenantChatOptions['limits'];
}

export interface Cluster {
  readonly urls: readonly string[];
  /** As the owner of everything; '' on PGlite. */
  readonly database_url: string;
  stop(): Promise<void>;
}

/** Lost bells are looked for so often while bells are being dropped. */
const SAFETY_POLL_MS = 400;

/** Real nodes in this process on one database (and one Redis), with the tenants acme and globex. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const database = options.database === 'postgres' ? await createDatabase() : null;
  const redis_url = options.nodes > 1 ? process.env['REDIS_URL'] : undefined;
  if (options.nodes > 1 && redis_url === undefined) throw new Error('REDIS_URL has to name a Redis: run the tests by `npm test`.');
  const nodes: FastifyInstance[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.close()));
    await database?.drop();
  };
  try {
    const urls: string[] = [];
    for (let index = 0; index < options.nodes; index += 1) {
      const node = fastify({ forceCloseConnections: true, pluginTimeout: 120_000 });
      nodes.push(node);
      await node.register(tenantChat, nodeOptions(options, database?.url ?? null, redis_url));
      urls.push(await node.listen({ host: '127.0.0.1', port: 0 }));
    }
    return { urls, database_url: database?.url ?? '', stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function nodeOptions(options: ClusterOptions, database_url: string | null, redis_url: string | undefined): TenantChatOptions {
  return {
    database: database_url === null ? { data_dir: 'memory://' } : { url: database_url },
    redis_url,
    tenants: Object.entries(tenantSecrets).map(([slug, secret]) => ({ slug, name: slug, secrets: [secret] })),
    limits: options.limits ?? 'off',
    reference: false,
    ...(options.drop_bells === 0 ? {} : { faults: { wrapBus: (bus) => lossyBus(bus, options.drop_bells), safety_poll_ms: SAFETY_POLL_MS } }),
  };
}

/** A bus that loses bells on the way out; signals and sign-outs too. */
function lossyBus(bus: Bus, share: number): Bus {
  return {
    publish: (tenant_id, message) => {
      if (Math.random() >= share) bus.publish(tenant_id, message);
    },
    subscribe: (tenant_id, listener) => bus.subscribe(tenant_id, listener),
    get healthy() {
      return bus.healthy;
    },
    distributed: bus.distributed,
    onHealth: (listener) => bus.onHealth(listener),
    close: () => bus.close(),
  };
}

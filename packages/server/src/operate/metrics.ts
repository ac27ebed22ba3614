import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  /** Measures the routes of this scope, by their template: no id ever becomes a label. */
  measureRoutes(scope: FastifyInstance): void;
  committed(versions: number): void;
}

/** Figures for Prometheus in a registry of our own, so a host's stay apart. */
export function createMetrics(read: { readonly connections: () => number; readonly tenants: () => number; readonly bus_healthy: () => boolean }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'tenant_chat_http_request_seconds', help: 'Duration of HTTP requests by route and status.', labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 30], registers,
  });
  const batches = new Histogram({ name: 'tenant_chat_commit_versions', help: 'Versions that a committed write took: how full the batches of the writer are.', buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256], registers });
  const commits = new Counter({ name: 'tenant_chat_commits_total', help: 'Committed writes.', registers });
  gauge('tenant_chat_connections', 'Sockets and held polls on this node.', read.connections, registers);
  gauge('tenant_chat_live_tenants', 'Tenants that somebody on this node listens to.', read.tenants, registers);
  gauge('tenant_chat_bus_healthy', '1 while bells of other nodes arrive.', () => (read.bus_healthy() ? 1 : 0), registers);
  return {
    registry,
    measureRoutes(scope) {
      scope.addHook('onResponse', async (request, reply) => {
        const route = request.routeOptions.url ?? 'unknown';
        requests.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1_000);
      });
    },
    committed(versions) {
      commits.inc();
      batches.observe(versions);
    },
  };
}

function gauge(name: string, help: string, read: () => number, registers: Registry[]): void {
  new Gauge({ name, help, registers, collect() { this.set(read()); } });
}

import { LogController, fastify, type FastifyInstance } from 'fastify';
import { readDemoSecrets, withDemoTenants } from './demo/demo-secrets.js';
import { mountDemo } from './demo/mount-demo.js';
import { answerErrors } from './gateway/api.js';
import { answerOfError, sendAnswer } from './gateway/errors.js';
import { ChatError } from './chat-error.js';
import type { ServerConfig } from './operate/config.js';
import { loggerOptions } from './operate/logger-options.js';
import { tenantChat } from './plugin.js';

const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
const BODY_BYTES = 65_536;
/** The embedded database is made at the first start: on a busy machine that takes longer than Fastify's own 10 s. */
const START_MS = 120_000;
/** Of HS256, as RFC 7518 asks for: shorter ones can be guessed from one token. */
const SECRET_BYTES = 32;
const VERBOSE = ['trace', 'debug', 'info'];

/** The server that runs the plugin alone: with health, figures and logs, and with the demo host when it is asked for. Not listening yet. */
export async function buildServer(config: ServerConfig): Promise<FastifyInstance> {
  const app = fastify({
    logger: loggerOptions(config.log_level),
    logController: new LogController({ disableRequestLogging: !VERBOSE.includes(config.log_level) }),
    trustProxy: config.trust_proxy,
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_MS,
    pluginTimeout: START_MS,
    // While it drains the routes answer for themselves: the chat in its own shape, health as ever.
    return503OnClosing: false,
    http: { headersTimeout: HEADERS_MS },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    // An address that the router can not even read.
    frameworkErrors: (error, request, reply) => void sendAnswer(reply, answerOfError(error, (unknown) => request.log.error({ err: unknown }, 'unexpected'))),
  });
  try {
    await assemble(app, config);
    return app;
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
}

async function assemble(app: FastifyInstance, config: ServerConfig): Promise<void> {
  answerErrors(app);
  app.setNotFoundHandler(() => {
    throw new ChatError('not_found');
  });
  leaveKeptConnections(app);
  const { database, redis_url, tenants, limits } = config;
  for (const { slug, secrets: given = [] } of tenants) {
    if (given.some((each) => Buffer.byteLength(typeof each === 'string' ? each : each.secret) < SECRET_BYTES)) app.log.warn(`The tenant ${slug} has a secret of fewer than ${SECRET_BYTES} bytes: who sees one token can guess it.`);
  }
  const secrets = config.demo ? await readDemoSecrets(tenants, config.data_dir) : null;
  await app.register(tenantChat, { database, redis_url, limits, tenants: secrets === null ? tenants : withDemoTenants(tenants, secrets) });
  registerHealth(app);
  if (secrets !== null) await mountDemo(app, secrets);
}

/** A client that keeps its connection would hold `close()` for a minute: each answer given while closing is the last of its connection. */
function leaveKeptConnections(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
}

function registerHealth(app: FastifyInstance): void {
  app.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ alive: true }));
  app.get('/readyz', async (_request, reply) => {
    const readiness = await app.tenantChat.ready();
    return reply.code(readiness.ready ? 200 : 503).header('cache-control', 'no-store').send(readiness);
  });
  app.get('/metrics', async (_request, reply) => reply.type('text/plain; version=0.0.4; charset=utf-8').send(await app.tenantChat.metrics()));
}

#!/usr/bin/env node
import closeWithGrace from 'close-with-grace';
import type { FastifyInstance } from 'fastify';
import { buildServer } from './build-server.js';
import { collectWhenIdle } from './operate/collect-when-idle.js';
import { readConfig, type ServerConfig } from './operate/config.js';

/** How long a node that is told to end may take to say goodbye. */
const GRACE_MS = 10_000;

/** Runs the server until it is told to end. What is wrong at the start is one clear line, and exit code 1. */
async function main(): Promise<void> {
  collectWhenIdle();
  const config = readConfig(process.env);
  const app = await buildServer(config);
  closeWithGrace({ delay: GRACE_MS, logger: false }, async ({ err, signal }) => {
    if (err !== undefined) app.log.fatal({ err }, 'unexpected');
    else app.log.info({ signal }, 'closing');
    await app.close();
  });
  await listen(app, config);
  console.log(`tenant-chat listening on ${addressOf(app, config)}`);
}

async function listen(app: FastifyInstance, { host, port }: ServerConfig): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EADDRINUSE') throw new Error(`Port ${port} of ${host} is in use; choose another one with PORT.`);
    if (code === 'EACCES') throw new Error(`Port ${port} of ${host} may not be opened by this user; choose another one with PORT.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new Error(`HOST: "${host}" is no address of this machine.`);
    throw error;
  }
}

function addressOf(app: FastifyInstance, { host, port }: ServerConfig): string {
  const address = app.server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${actual}`;
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`tenant-chat: ${message.split('\n', 1)[0] ?? ''}`);
  process.exit(1);
});

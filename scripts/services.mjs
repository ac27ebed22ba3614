/**
 * Real services for tests and benchmarks: PostgreSQL, Redis, Chromium.
 *
 * Each is looked for in this order: what the environment names; what the machine has; what an npm package ships; what the
 * distribution's package manager installs (as root on Debian). When none works, a `MissingService` says in one line what to install.
 *
 * From a shell: `node scripts/services.mjs` starts PostgreSQL and Redis, prints their addresses and keeps them until Ctrl-C.
 */
import { pathToFileURL } from 'node:url';
import { openPage } from './services/browsers.mjs';
import { findChromium } from './services/chromium.mjs';
import { MissingService } from './services/missing-service.mjs';
import { startPostgres } from './services/postgres.mjs';
import { startRedis } from './services/redis.mjs';
import { servePage } from './services/serve-page.mjs';

export { findChromium, MissingService, openPage, servePage, startPostgres, startRedis };

async function main() {
  const postgres = await startPostgres();
  const redis = await startRedis();
  const browser = await findChromium();
  console.log(`DATABASE_URL=${postgres.url}\nREDIS_URL=${redis.url}\nCHROME_PATH=${browser.path}`);
  const keepAlive = setInterval(() => undefined, 60_000);
  await new Promise((resolve) => ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.once(signal, resolve)));
  clearInterval(keepAlive);
  await Promise.all([postgres.stop(), redis.stop(), browser.stop()]);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error) => {
    console.error(error instanceof MissingService ? error.message : error);
    process.exit(1);
  });
}

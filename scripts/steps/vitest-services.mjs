import { buildWhenStale } from '../setup/build-when-stale.mjs';
import { runVitest } from './run-vitest.mjs';

export const title = 'vitest, on real PostgreSQL and Redis';

export async function run(services) {
  // Some of these tests start the built server.
  await buildWhenStale();
  return runVitest('services', await services());
}

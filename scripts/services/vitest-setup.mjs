import { startPostgres } from './postgres.mjs';
import { startRedis } from './redis.mjs';

/**
 * For vitest: DATABASE_URL and REDIS_URL name real services while the tests run, those given or our own. A missing one fails the
 * run; nothing is skipped.
 */
export async function setup() {
  const postgres = await startPostgres();
  try {
    const redis = await startRedis();
    process.env.DATABASE_URL = postgres.url;
    process.env.REDIS_URL = redis.url;
    return () => Promise.all([postgres.stop(), redis.stop()]);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

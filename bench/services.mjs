// PostgreSQL and Redis for a run: a database for each system and work, durability as it is by default.
import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { startPostgres, startRedis } from '../scripts/services.mjs';
import { postmasterOf } from './measure/usage.mjs';

const DURABILITY = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

/**
 * @typedef {object} Services
 * @property {string} version of PostgreSQL
 * @property {number | null} databasePid null: it runs elsewhere, and its CPU time cannot be read
 * @property {string | null} redis_url
 * @property {(name: string) => Promise<string>} createDatabase an empty one; its address
 * @property {() => Promise<void>} dropDatabases
 * @property {() => Promise<void>} stop
 */

/** @param {{redis: boolean}} options @returns {Promise<Services>} */
export async function startServices({ redis }) {
  const database = await startPostgres();
  const bus = redis ? await startRedis() : null;
  const admin = postgres(database.url, { max: 1, onnotice: () => {} });
  for (const [setting, expected] of Object.entries(DURABILITY)) {
    const [row] = await admin.unsafe(`show ${setting}`);
    if (row?.[setting] !== expected) throw new Error(`PostgreSQL has ${setting} = ${row?.[setting]}: with that nothing here means anything`);
  }
  const [about] = await admin`select pg_backend_pid() as pid, current_setting('server_version') as version`;
  /** @type {string[]} */
  const made = [];
  const dropDatabases = async () => {
    for (const name of made.splice(0)) await admin.unsafe(`drop database if exists ${name} with (force)`);
  };
  return {
    version: about?.version,
    databasePid: postmasterOf(about?.pid),
    redis_url: bus?.url ?? null,
    async createDatabase(name) {
      const full = `bench_${name.toLowerCase().replaceAll('-', '_')}_${randomBytes(3).toString('hex')}`;
      await admin.unsafe(`create database ${full}`);
      made.push(full);
      const url = new URL(database.url);
      url.pathname = `/${full}`;
      return url.href;
    },
    dropDatabases,
    async stop() {
      await dropDatabases().catch(() => {});
      await admin.end({ timeout: 1 });
      await bus?.stop();
      await database.stop();
    },
  };
}

import type { Database } from './database.js';
import { openPglite } from './pglite/open-pglite.js';
import { openPostgres } from './postgres/open-postgres.js';

export interface DatabaseOptions {
  /** postgres://...: PostgreSQL 15 or later. */
  readonly url?: string;
  /** PGlite in this folder, made when missing; 'memory://' for tests. */
  readonly data_dir?: string;
  /** Starts although fsync or synchronous_commit is off: for tests that may lose everything. */
  readonly allow_unsafe_durability?: boolean;
  /** Connections to PostgreSQL at most (10). */
  readonly pool_size?: number;
}

/** Opens the database and brings its schema up to date; any number of nodes may do so at once. Throws an Error whose message is one clear line. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.url !== undefined) {
    return openPostgres({ url: options.url, pool_size: options.pool_size ?? 10, allow_unsafe_durability: options.allow_unsafe_durability ?? false });
  }
  if (options.data_dir === undefined) throw new Error('A database is needed: an address of PostgreSQL, or a folder.');
  return openPglite(options.data_dir);
}

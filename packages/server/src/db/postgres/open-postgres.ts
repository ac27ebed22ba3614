import postgres from 'postgres';
import type { Database } from '../database.js';
import { databaseErrorCode } from '../database-error.js';
import { migrate, type OwnerConnection } from '../migrate.js';
import { PostgresDatabase } from './postgres-database.js';

const OLDEST = 150_000;
/** postgres.js does not give up on an address that swallows what is sent to it. */
const CONNECT_MS = 8_000;

/** Checks the server, brings the schema up to date, and opens the pool. Every refusal is one clear line. */
export async function openPostgres(options: { readonly url: string; readonly pool_size: number; readonly allow_unsafe_durability: boolean }): Promise<Database> {
  const { url } = options;
  const owner = ownerClient(url);
  try {
    // One connection of its own: with the pool's time-outs a node could not wait for another one's migration.
    await answered(owner.unsafe('select 1'));
    const session = await owner.reserve();
    const connection = ownerConnection(session);
    await checkServer(connection, options.allow_unsafe_durability);
    await migrate(connection);
    session.release();
  } catch (error) {
    throw clearError(url, error);
  } finally {
    await owner.end({ timeout: 1 });
  }
  return new PostgresDatabase(url, options.pool_size);
}

async function answered(question: PromiseLike<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('No answer.'), { code: 'CONNECT_TIMEOUT' })), CONNECT_MS);
  });
  await Promise.race([question, late]).finally(() => clearTimeout(timer));
}

function ownerClient(url: string): postgres.Sql {
  const problem = `DATABASE_URL is not a PostgreSQL address; it looks like postgres://user:password@host:5432/database`;
  if (!URL.canParse(url) || !['postgres:', 'postgresql:'].includes(new URL(url).protocol)) throw new Error(problem);
  try {
    return postgres(url, { max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => undefined, connection: { lock_timeout: 120_000, statement_timeout: 0 } as unknown as postgres.ConnectionParameters });
  } catch (error) {
    throw new Error(problem, { cause: error });
  }
}

function ownerConnection(session: postgres.ReservedSql): OwnerConnection {
  return {
    exec: async (script) => void (await session.unsafe(script)),
    query: async (statement, values) => session.unsafe(statement, values as postgres.ParameterOrJSON<never>[]),
  };
}

async function checkServer(connection: OwnerConnection, allow_unsafe_durability: boolean): Promise<void> {
  const [server] = await connection.query(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version, pg_is_in_recovery() as standby,
      current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit, current_setting('server_encoding') as encoding`,
    [],
  );
  if (server === undefined) throw new Error('PostgreSQL does not answer.');
  if (Number(server.number) < OLDEST) throw new Error(`PostgreSQL ${String(server.version)} is too old: 15 or later is needed.`);
  if (server.standby === true) throw new Error('This PostgreSQL is a standby and takes no writes: DATABASE_URL has to name the primary.');
  if (server.encoding !== 'UTF8') throw new Error(`The database has the encoding ${String(server.encoding)}: UTF8 is needed.`);
  if (allow_unsafe_durability) return;
  for (const setting of ['fsync', 'synchronous_commit'] as const) {
    if (server[setting] === 'off') throw new Error(`PostgreSQL runs with ${setting} = off, so messages that were acknowledged can be lost: set it to on.`);
  }
}

function clearError(url: string, error: unknown): Error {
  const code = databaseErrorCode(error);
  const { host, pathname, username } = new URL(url);
  const plain = error instanceof Error ? error.message : String(error);
  if (code === '28P01' || code === '28000') return new Error(`PostgreSQL at ${host} does not let the user ${username} in: ${plain}`, { cause: error });
  if (code === '3D000') return new Error(`PostgreSQL at ${host} has no database ${pathname.slice(1)}.`, { cause: error });
  const unreachable = code !== null && /^(E[A-Z_]+|CONNECT.*|57P03|08...)$/.test(code);
  return unreachable ? new Error(`PostgreSQL at ${host} can not be reached (${code}).`, { cause: error }) : error instanceof Error ? error : new Error(plain);
}

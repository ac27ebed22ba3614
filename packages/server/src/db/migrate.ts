import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { databaseErrorCode } from './database-error.js';
import { APP_ROLE, SYSTEM_ROLE } from './tenant-transaction.js';

/** A connection of the owner of the tables, outside of any role of ours. */
export interface OwnerConnection {
  /** Several statements at once; the rows of none. */
  exec(script: string): Promise<void>;
  query(statement: string, values: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
}

interface Migration {
  readonly tag: string;
  readonly script: string;
  /** SHA-256 of the script: what was applied once is never another text. */
  readonly checksum: string;
}

/** Any number, the same for all versions of this program: who holds it migrates. */
const LOCK = '7496210358123';
const ATTEMPTS = 10;
/** Roles belong to the whole cluster, so two databases of it can be in each other's way: duplicate, unique violation, "tuple concurrently updated". */
const raced = new Set(['42710', '23505', 'XX000']);

/** The SQL files of the package, in order. */
export async function readMigrations(folder = new URL('../../migrations/', import.meta.url)): Promise<readonly Migration[]> {
  const journal = JSON.parse(await readFile(new URL('meta/_journal.json', folder), 'utf8')) as { readonly entries: readonly { readonly tag: string }[] };
  return Promise.all(journal.entries.map(async ({ tag }) => {
    const script = await readFile(fileURLToPath(new URL(`${tag}.sql`, folder)), 'utf8');
    return { tag, script, checksum: hash('sha256', script, 'hex') };
  }));
}

/**
 * Brings the database to this version of the program. Any number of nodes may start at once: one migrates (an advisory lock of its
 * transaction), the others wait and find it done. All or nothing. Throws an Error whose message is one clear line, also when what was applied is not what
 * is here.
 */
export async function migrate(connection: OwnerConnection): Promise<void> {
  const migrations = await readMigrations();
  if ((await pending(connection, migrations)).length === 0) return;
  await makeRoles(connection);
  await transact(connection, async () => {
    await connection.query(`select pg_advisory_xact_lock($1::bigint)`, [LOCK]);
    await connection.exec(`
      create schema if not exists tenant_chat;
      create table if not exists tenant_chat.migration (tag text primary key, checksum text not null, applied_at timestamptz not null default now());
    `);
    for (const migration of await pending(connection, migrations)) {
      await connection.exec(migration.script);
      await connection.query('insert into tenant_chat.migration (tag, checksum) values ($1::text, $2::text)', [migration.tag, migration.checksum]);
    }
  }).catch((error: unknown) => {
    throw databaseErrorCode(error) === '42501' ? missingSchemaPrivilege(error) : error;
  });
}

/** What the database does not have yet; throws when it has another one of that name. */
async function pending(connection: OwnerConnection, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const [journal] = await connection.query(`select to_regclass('tenant_chat.migration') is not null as present`, []);
  if (journal?.present !== true) return migrations;
  // As JSON: a table of before there were checksums has no such column.
  const rows = await connection.query(`select m.tag, to_json(m) ->> 'checksum' as checksum from tenant_chat.migration m`, []);
  const applied = new Map(rows.map(({ tag, checksum }) => [tag, checksum]));
  const other = migrations.find(({ tag, checksum }) => applied.has(tag) && applied.get(tag) !== checksum);
  if (other !== undefined) {
    throw new Error(`The database was made by another version of this program, whose migration ${other.tag} is not the one here: start that one, or with an empty database.`);
  }
  return migrations.filter(({ tag }) => !applied.has(tag));
}

async function makeRoles(connection: OwnerConnection): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact(connection, () => connection.exec(ROLES));
    } catch (error) {
      const code = databaseErrorCode(error);
      if (code === '42501') throw await missingRolePrivilege(connection, error);
      if (code === null || !raced.has(code) || attempt >= ATTEMPTS) throw error;
      await wait(20 * attempt * (1 + Math.random()));
    }
  }
}

const ROLES = `
  do $$
  declare
    wanted text;
    superuser boolean := (select rolsuper from pg_roles where rolname = current_user);
    usable boolean;
  begin
    foreach wanted in array array['${APP_ROLE}', '${SYSTEM_ROLE}'] loop
      if not exists (select from pg_roles where rolname = wanted) then
        execute format('create role %I nologin', wanted);
      end if;
      -- Since 16 who makes a role may administer it, and yet not enter it before granting that to himself.
      if current_setting('server_version_num')::int >= 160000 then
        execute format('select pg_has_role(current_user, %L, ''SET'')', wanted) into usable;
      else
        usable := pg_has_role(current_user, wanted, 'MEMBER');
      end if;
      if not superuser and not usable then
        execute format('grant %I to current_user', wanted);
      end if;
    end loop;
  end $$;
`;

async function transact(connection: OwnerConnection, run: () => Promise<void>): Promise<void> {
  await connection.exec('begin');
  try {
    await run();
    await connection.exec('commit');
  } catch (error) {
    await connection.exec('rollback').catch(() => undefined);
    throw error;
  }
}

async function missingRolePrivilege(connection: OwnerConnection, cause: unknown): Promise<Error> {
  const [row] = await connection.query('select quote_ident(current_user) as name', []);
  const user = String(row?.name);
  return new Error(
    `The database user ${user} may not make roles. An administrator has to run once: CREATE ROLE ${APP_ROLE} NOLOGIN; CREATE ROLE ${SYSTEM_ROLE} NOLOGIN; GRANT ${APP_ROLE}, ${SYSTEM_ROLE} TO ${user};`,
    { cause },
  );
}

function missingSchemaPrivilege(cause: unknown): Error {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new Error(`The database user may not change the schema tenant_chat (${detail}). It has to own it, or: GRANT CREATE ON DATABASE <name> TO <user>;`, { cause });
}

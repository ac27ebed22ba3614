import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterEach, describe, expect, it } from 'vitest';
import { readMigrations } from './migrate.js';
import { openDatabase } from './open-database.js';
import { createEmptyDatabase } from './test-database.js';

const run = promisify(execFile);
const server = fileURLToPath(new URL('../../', import.meta.url));
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

async function emptyDatabase(): Promise<string> {
  const empty = await createEmptyDatabase();
  undo.push(() => empty.drop());
  return empty.url;
}

async function ask(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await client.unsafe(statement);
  } finally {
    await client.end({ timeout: 1 });
  }
}

describe('migrations', () => {
  it('run once when several nodes start at once, in several databases of one cluster', async () => {
    const urls = [await emptyDatabase(), await emptyDatabase()];
    const databases = await Promise.all(urls.flatMap((url) => [1, 2, 3, 4].map(() => openDatabase({ url, pool_size: 1 }))));
    await Promise.all(databases.map((database) => database.close()));
    for (const url of urls) {
      expect(await ask(url, 'select tag from tenant_chat.migration order by 1')).toEqual((await readMigrations()).map(({ tag }) => ({ tag })));
    }
  });

  it('say what is in the tables: drizzle-kit has nothing to add', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tenant-chat-migrations-'));
    undo.push(() => rmSync(folder, { recursive: true, force: true }));
    cpSync(join(server, 'migrations'), folder, { recursive: true });
    const before = readdirSync(folder);
    const kit = join(dirname(createRequire(import.meta.url).resolve('drizzle-kit')), 'bin.cjs');
    const { stdout } = await run(process.execPath, [kit, 'generate', '--dialect', 'postgresql', '--schema', './src/db/tables/all-tables.ts', '--out', relative(server, folder)], { cwd: server });
    expect(stdout).toContain('No schema changes');
    expect(readdirSync(folder)).toEqual(before);
  });

  it('need no superuser, and say in one line what an administrator has to run when roles are missing', async () => {
    const url = await emptyDatabase();
    const name = `tenant_chat_owner_${process.pid}`;
    const own = new URL(url);
    own.username = name;
    own.password = 'secret';
    await ask(url, `create role ${name} login password 'secret'`);
    undo.push(() => ask(url, `drop owned by ${name} cascade; drop role ${name}`));
    await expect(openDatabase({ url: own.href })).rejects.toThrow(/may not change the schema|may not make roles\. An administrator has to run once: CREATE ROLE/);
    await ask(url, `grant create on database ${own.pathname.slice(1)} to ${name}; grant tenant_chat_app, tenant_chat_system to ${name}`);
    const database = await openDatabase({ url: own.href });
    await database.close();
  });

  it('refuse a database that was migrated by other texts, or of before they were noted, in one clear line', async () => {
    const url = await emptyDatabase();
    await (await openDatabase({ url })).close();
    await (await openDatabase({ url })).close();
    await ask(url, `update tenant_chat.migration set checksum = 'another' where tag = '0001_walls'`);
    await expect(openDatabase({ url })).rejects.toThrow(/^The database was made by another version of this program, whose migration 0001_walls is not the one here: start that one, or with an empty database\.$/);
    await ask(url, 'alter table tenant_chat.migration drop column checksum');
    await expect(openDatabase({ url })).rejects.toThrow('whose migration 0000_tables is not the one here');
  });

  it('refuse what they cannot use in one clear line', async () => {
    await expect(openDatabase({ url: 'mysql://localhost/x' })).rejects.toThrow('DATABASE_URL is not a PostgreSQL address');
    await expect(openDatabase({ url: 'nonsense' })).rejects.toThrow('DATABASE_URL is not a PostgreSQL address');
    await expect(openDatabase({ url: 'postgres://nobody@127.0.0.1:1/x' })).rejects.toThrow('PostgreSQL at 127.0.0.1:1 can not be reached (ECONNREFUSED).');
    const url = new URL(await emptyDatabase());
    url.pathname = '/tenant_chat_there_is_no_such_database';
    await expect(openDatabase({ url: url.href })).rejects.toThrow('has no database tenant_chat_there_is_no_such_database');
    await expect(openDatabase({})).rejects.toThrow('A database is needed');
  });
});

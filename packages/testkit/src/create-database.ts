import { randomBytes } from 'node:crypto';
import postgres from 'postgres';

/** A new, empty database on the server of DATABASE_URL. */
export async function createDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const server = process.env['DATABASE_URL'];
  if (server === undefined || server === '') throw new Error('DATABASE_URL has to name a PostgreSQL server on which databases may be made: run the tests by `npm test`.');
  const name = `tenant_chat_kit_${randomBytes(6).toString('hex')}`;
  await once(server, `create database ${name} template template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => once(server, `drop database if exists ${name} with (force)`) };
}

async function once(url: string, statement: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await client.unsafe(statement);
  } finally {
    await client.end({ timeout: 1 });
  }
}

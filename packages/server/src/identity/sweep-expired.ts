import { sql } from 'drizzle-orm';
import type { Database } from '../db/database.js';
import { rows } from '../db/rows.js';

const EVERY_MS = 60_000;
const BATCH = 500;
const MOST_BATCHES = 20;

/** Deletes tickets and sessions that are over, a few hundred at a time. Returns how many went. */
export async function sweepExpired(database: Database): Promise<number> {
  let gone = 0;
  for (const table of ['ticket', 'session']) {
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const count = await deleteBatch(database, table);
      gone += count;
      if (count < BATCH) break;
    }
  }
  return gone;
}

async function deleteBatch(database: Database, name: string): Promise<number> {
  const table = sql.identifier(name);
  const [answer] = await database.asSystem((tx) => rows<{ count: number }>(tx, sql`
    with over as (select tenant_id, secret_hash from tenant_chat.${table} where expires_at < now() limit ${sql.raw(String(BATCH))}),
    gone as (
      delete from tenant_chat.${table} as t using over
      where t.tenant_id = over.tenant_id and t.secret_hash = over.secret_hash returning 1
    )
    select count(*)::int as count from gone`));
  return Number(answer?.count ?? 0);
}

/** Sweeps now and then; gives its undo. */
export function startSweeping(database: Database, onError: (error: unknown) => void): () => void {
  const timer = setInterval(() => void sweepExpired(database).catch(onError), EVERY_MS * (0.8 + Math.random() * 0.4)).unref();
  return () => clearInterval(timer);
}

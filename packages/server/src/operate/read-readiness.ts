import { sql } from 'drizzle-orm';
import type { Database } from '../db/database.js';
import type { Bus } from '../hub/bus.js';
import type { Readiness } from './readiness.js';

const PATIENCE_MS = 3_000;

export async function readReadiness(database: Database, bus: Bus, isClosing: boolean): Promise<Readiness> {
  const reachable = await answersInTime(database);
  // A node that is not ready still serves: without Redis messages of other nodes arrive, only later.
  const redis = !bus.distributed || bus.healthy ? 'ok' : 'away: messages of other nodes arrive within seconds instead of at once';
  return { ready: reachable && !isClosing && redis === 'ok', database: isClosing ? 'closing' : reachable ? 'ok' : 'away', redis, migrations: reachable ? 'ok' : 'unknown' };
}

async function answersInTime(database: Database): Promise<boolean> {
  const timeout = new Promise<false>((resolve) => void setTimeout(() => resolve(false), PATIENCE_MS).unref());
  const answer = database.asSystem((tx) => tx.execute(sql`select 1`)).then(() => true, () => false);
  return Promise.race([answer, timeout]);
}

import type { Database } from '../db/database.js';
import type { Transaction } from '../db/transaction.js';
import { lockClock } from '../feed/clock.js';
import type { Commit } from '../feed/feed-event.js';

/** The corridor every interactive write walks: the clock first, then look, check and write, at the one version it took. Throwing takes all back. */
export type RunCommand = <T>(tenant_id: string, run: (tx: Transaction, at: { readonly epoch: number; readonly version: number }) => Promise<T>) => Promise<T>;

export function createRunCommand(options: { readonly database: Database; readonly onCommit: (commit: Commit) => void }): RunCommand {
  const { database, onCommit } = options;
  return async (tenant_id, run) => {
    const { result, clock } = await database.asTenant(tenant_id, async (tx) => {
      const locked = await lockClock(tx, tenant_id);
      return { clock: locked, result: await run(tx, { epoch: locked.epoch, version: locked.to }) };
    });
    onCommit({ tenant_id, epoch: clock.epoch, from: clock.from, to: clock.to, events: null });
    return result;
  };
}

import type { Transaction } from '../db/transaction.js';
import { readClock } from './clock.js';
import type { ClockReading, FeedEvent } from './feed-event.js';
import { readEvents } from './read-events.js';
import { readPointers } from './read-pointers.js';

/**
 * All that happened to a tenant in (from_version, to], for whoever may see it: at most `most` versions, whole ones. An event for each
 * pointer, with the row as it is now. `purged`: that is not all, for there the log is gone. `tx`: a snapshot.
 */
export async function readTail(
  tx: Transaction, tenant_id: string, from_version: number, most: number,
): Promise<{ readonly clock: ClockReading; readonly purged: boolean; readonly to: number; readonly events: FeedEvent[] }> {
  const { epoch, version, purged_to } = await readClock(tx, tenant_id);
  const to = Math.min(version, from_version + most);
  const events = to <= from_version ? [] : await readEvents(tx, tenant_id, await readPointers(tx, tenant_id, from_version, to), from_version);
  return { clock: { epoch, version }, purged: from_version < purged_to, to, events };
}

import type { Position } from '@tenant-chat/protocol/wire';
import type { Session } from '../actor.js';
import type { Database } from '../db/database.js';
import { readClock, readClocks } from '../feed/clock.js';
import type { ClockReading, FeedEvent, FeedRange, Membership } from '../feed/feed-event.js';
import { readFeed } from '../feed/read-after.js';
import { readTail } from '../feed/read-tail.js';

/** What one snapshot says to one person. */
export interface FeedReading {
  readonly range: FeedRange;
  readonly memberships: Map<string, Membership>;
  readonly clock: ClockReading;
}

/** How the hub reads the database; each in one snapshot. */
export interface FeedReader {
  readFor(session: Session, position: Position | null): Promise<FeedReading>;
  readTail(tenant_id: string, from: number): Promise<{ readonly clock: ClockReading; readonly purged: boolean; readonly to: number; readonly events: readonly FeedEvent[] }>;
  readClock(tenant_id: string): Promise<ClockReading>;
  /** Of many tenants at once, for the safety poll. */
  readClocks(tenant_ids: readonly string[]): Promise<ReadonlyMap<string, ClockReading>>;
}

const TAIL_VERSIONS = 1_000;

export function createFeedReader(database: Database): FeedReader {
  const snapshot = { snapshot: true } as const;
  return {
    readFor: (session, position) =>
      database.asTenant(session.tenant_id, async (tx) => {
        const { range, viewer, clock } = await readFeed(tx, session, position);
        return { range, memberships: new Map(viewer.memberships), clock };
      }, snapshot),
    readTail: (tenant_id, from) => database.asTenant(tenant_id, (tx) => readTail(tx, tenant_id, from, TAIL_VERSIONS), snapshot),
    readClock: (tenant_id) => database.asTenant(tenant_id, (tx) => readClock(tx, tenant_id), snapshot),
    readClocks: (tenant_ids) => database.asSystem((tx) => readClocks(tx, tenant_ids)),
  };
}

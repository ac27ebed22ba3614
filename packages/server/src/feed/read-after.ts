import type { Position } from '@tenant-chat/protocol/wire';
import type { Actor } from '../actor.js';
import type { Transaction } from '../db/transaction.js';
import { readClock } from './clock.js';
import type { ClockReading, FeedRange, Viewer } from './feed-event.js';
import { readRange, VERSIONS_BEHIND } from './read-range.js';
import { isResetKey, readReset } from './read-reset.js';
import { readViewer } from './read-viewer.js';

/**
 * The one question: what may this person see that changed since her position? All of it, in pages, each with the position that it
 * leads to. Without a position, and when the position can not be served (another epoch, ahead of the clock, purged, too far back,
 * or from before the person began or ceased to be told what others read):
 * a reset. `tx`: a snapshot, so that rows and clock are of one instant.
 */
export async function readAfter(tx: Transaction, actor: Actor, position: Position | null): Promise<FeedRange> {
  return (await readFeed(tx, actor, position)).range;
}

/** The same, with the clock and the memberships of that snapshot. */
export async function readFeed(tx: Transaction, actor: Actor, position: Position | null): Promise<{ range: FeedRange; viewer: Viewer; clock: ClockReading }> {
  const [clock, viewer] = await Promise.all([readClock(tx, actor.tenant_id), readViewer(tx, actor)]);
  // Ahead of the clock, the database has lost what this person has seen: never wait for it to come by again.
  const served = position !== null && position.epoch === clock.epoch && position.version <= clock.version
    && position.version >= clock.purged_to && clock.version - position.version <= VERSIONS_BEHIND
    && [...viewer.memberships.values()].every(({ told_since }) => told_since <= position.version);
  return { range: await rangeFrom(tx, actor, viewer, served ? position : null, clock), viewer, clock };
}

function rangeFrom(tx: Transaction, actor: Actor, viewer: Viewer, position: Position | null, clock: ClockReading): Promise<FeedRange> {
  if (position === null) return readReset(tx, actor, viewer, { epoch: clock.epoch, version: clock.version, key: '' }, clock, 'first');
  if (isResetKey(position.key)) return readReset(tx, actor, viewer, position, clock, 'next');
  return readRange(tx, actor, viewer, position, clock);
}

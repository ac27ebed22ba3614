import { encodePosition, type Position } from '@tenant-chat/protocol/wire';
import type { Actor } from '../actor.js';
import type { Transaction } from '../db/transaction.js';
import type { ClockReading, FeedRange, Viewer } from './feed-event.js';
import { textFor } from './visibility.js';
import { readUnits } from './read-units.js';
import { userRows } from './rows/user-rows.js';
import { userEvent } from './to-event.js';

const PREFIX = 'r:';
const CONVERSATIONS_A_PAGE = 20;

export function isResetKey(key: string): boolean {
  return key.startsWith(PREFIX);
}

/**
 * A page of everything that a person may see, conversation by conversation in the order of their ids. All pages lead to the version
 * at which the first was read: what changes meanwhile comes again from there, so paging over a moving database misses nothing.
 */
export async function readReset(
  tx: Transaction, actor: Actor, viewer: Viewer, position: Position, clock: ClockReading, page: 'first' | 'next',
): Promise<FeedRange> {
  const after = page === 'first' ? '' : position.key.slice(PREFIX.length);
  const left = [...viewer.memberships.keys()].filter((id) => id > after).sort();
  const ids = left.slice(0, CONVERSATIONS_A_PAGE);
  const units = await readUnits(tx, actor, viewer, ids);
  const users = new Map([...units.values()].flatMap((unit) => unit.users.map((user) => [user.id, user] as const)));
  if (page === 'first') for (const me of await userRows(tx, actor.tenant_id, [actor.user_id])) users.set(me.id, me);
  const has_more_pages = left.length > ids.length;
  const { epoch, version } = position;
  return {
    reset: page === 'first',
    from: page === 'first' ? null : encodePosition(position),
    to: encodePosition({ epoch, version, key: has_more_pages ? `${PREFIX}${ids.at(-1) ?? ''}` : '' }),
    events: [
      ...[...users.values()].map((user) => userEvent(user, null).json),
      ...ids.flatMap((id) => units.get(id)?.events.map((event) => textFor(event, viewer)) ?? []),
    ],
    // What changed since the first page is after all pages.
    has_more: has_more_pages || version < clock.version,
    limited: [],
  };
}

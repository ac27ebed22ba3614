import { encodePosition, limits, type Position } from '@tenant-chat/protocol/wire';
import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { list } from '../db/list.js';
import type { Transaction } from '../db/transaction.js';
import { eventKey } from './event-key.js';
import type { ClockReading, FeedEvent, FeedRange, Viewer } from './feed-event.js';
import { onceEachRow } from './once-each-row.js';
import { readEvents } from './read-events.js';
import { kindOf, readPointersFor, type Pointer } from './read-pointers.js';
import { readUnits, type Unit } from './read-units.js';
import { conversationRows } from './rows/conversation-rows.js';
import { participantFacts, participantFactsAt } from './rows/participant-rows.js';
import { conversationEvent, participantEvent, userEvent } from './to-event.js';
import { mayReceive, textFor } from './visibility.js';

/** Who is further behind loads afresh: that is less than what happened. */
export const VERSIONS_BEHIND = 20_000;
const VERSIONS_A_PAGE = 5_000;
const GRANTS_A_PAGE = 20;
/** Of those who left as many as a device may hold of the conversations of a page: it holds only people that were shown. */
const LEFT_A_PAGE = GRANTS_A_PAGE * limits.participants_inline;

/** A page of what the viewer may see in (position, clock], ordered by (version, key). */
export async function readRange(tx: Transaction, actor: Actor, viewer: Viewer, position: Position, clock: ClockReading): Promise<FeedRange> {
  const horizon = Math.min(clock.version, position.version + VERSIONS_A_PAGE);
  const pointers = await readPointersFor(tx, actor, position, horizon, limits.sync_events + 1);
  const page = cutPage(pointers, viewer);
  const last = page.length < pointers.length ? page.at(-1) : undefined;
  const to = last === undefined ? { version: horizon, key: '' } : { version: last.version, key: keyOf(last) };
  const granted = page.filter((pointer) => isGrant(pointer, viewer));
  const units = await readUnits(tx, actor, viewer, granted.map((pointer) => pointer.conversation_id ?? ''));
  const left = await leftFrom(tx, actor, clock.version - 2 * VERSIONS_BEHIND, [...units.keys()]);
  const since = position.key === '' ? position.version : position.version - 1;
  const events = await readEvents(tx, actor.tenant_id, firstOfEachRow(page.filter((pointer) => !isCovered(pointer, viewer, units))), since);
  const { kept, limited } = limitMessages(events.filter((event) => mayReceive(event, viewer)));
  return {
    reset: false,
    from: encodePosition(position),
    to: encodePosition({ epoch: clock.epoch, ...to }),
    events: onceEachRow([...kept.flatMap((event) => expand(event, viewer, units)), ...left, ...(await standingsOf(tx, actor, limited))])
      .map((event) => textFor(event, viewer)),
    has_more: last !== undefined || horizon < clock.version,
    // Who was out and is back may hold older messages, of which changes passed by meanwhile.
    limited: [...new Set([...limited, ...units.keys()])],
  };
}

/**
 * Who was out and is back holds people who left meanwhile, and was not told: she may see nothing of before her grant. Since when she
 * is behind this page does not know (it may not be her first one), so it tells of all who left for as long as anybody may
 * be behind, and as long again for the pages that she has had; the newest first.
 */
async function leftFrom(tx: Transaction, actor: Actor, since: number, conversation_ids: readonly string[]): Promise<readonly FeedEvent[]> {
  if (conversation_ids.length === 0) return [];
  const left = await participantFacts(
    tx, actor.tenant_id,
    sql`p.conversation_id = any(${list(conversation_ids)}::uuid[]) and p.left_at is not null and p.version > ${since}::bigint
      and c.participant_count <= ${limits.participants_inline}::int`,
    sql`order by p.version desc limit ${LEFT_A_PAGE}::int`,
  );
  return left.map((facts) => participantEvent(facts));
}

/** A send moves its sender's watermarks without a word of its own: where sends were left out, the rows say where everybody stands. */
async function standingsOf(tx: Transaction, actor: Actor, conversation_ids: readonly string[]): Promise<readonly FeedEvent[]> {
  const [conversations, own] = await Promise.all([
    conversationRows(tx, actor.tenant_id, conversation_ids),
    participantFactsAt(tx, actor.tenant_id, conversation_ids.map((conversation_id) => ({ conversation_id, row_id: actor.user_id }))),
  ]);
  return [...conversations.map((row) => conversationEvent('conversation_updated', row)), ...own.map((facts) => participantEvent(facts))];
}

const keyOf = (pointer: Pointer): string => eventKey(pointer.type, pointer.row_id, pointer.conversation_id);

/** My own participant row where my sight of a conversation widened: there the whole conversation comes, as one. */
function isGrant({ type, row_id, conversation_id, version }: Pointer, viewer: Viewer): boolean {
  return type === 'participant_updated' && row_id === viewer.user_id && viewer.memberships.get(conversation_id ?? '')?.grant_version === version;
}

/** At most so many events and grants; never nothing. */
function cutPage(pointers: readonly Pointer[], viewer: Viewer): readonly Pointer[] {
  let grants = 0;
  const end = pointers.findIndex((pointer, index) => {
    if (index >= limits.sync_events) return true;
    if (isGrant(pointer, viewer)) grants += 1;
    return grants > GRANTS_A_PAGE;
  });
  return end === -1 ? pointers : pointers.slice(0, end);
}

/** What happened to a conversation after it was granted is in its unit already, when that is on the same page. */
function isCovered(pointer: Pointer, viewer: Viewer, units: ReadonlyMap<string, Unit>): boolean {
  return pointer.conversation_id !== null && units.has(pointer.conversation_id) && !isGrant(pointer, viewer);
}

/** A row comes once, as it is now, in the place and under the name of its first change; that its watermarks moved is told by the way where more of it changed. */
function firstOfEachRow(pointers: readonly Pointer[]): readonly Pointer[] {
  const rowOf = (pointer: Pointer): string => `${kindOf(pointer)}:${pointer.row_id}:${pointer.conversation_id}`;
  const whole = new Set(pointers.filter(({ type }) => type === 'participant_updated').map(rowOf));
  const met = new Set<string>();
  return pointers.filter((pointer) => {
    const row = rowOf(pointer);
    if (met.has(row) || (pointer.type === 'watermarks_moved' && whole.has(row))) return false;
    return met.add(row);
  });
}

function expand(event: FeedEvent, viewer: Viewer, units: ReadonlyMap<string, Unit>): readonly FeedEvent[] {
  const unit = event.type === 'participant_updated' && event.user_id === viewer.user_id ? units.get(event.conversation_id ?? '') : undefined;
  if (unit === undefined) return [event];
  return [...unit.users.map((user) => userEvent(user, event.conversation_id)), ...unit.events];
}

/** Of each conversation the newest messages at most; the others are named, and their reader pages again. */
function limitMessages(events: readonly FeedEvent[]): { readonly kept: readonly FeedEvent[]; readonly limited: readonly string[] } {
  const seqs = new Map<string, number[]>();
  for (const { conversation_id, seq } of events) {
    if (conversation_id === null || seq === null) continue;
    const known = seqs.get(conversation_id);
    if (known === undefined) seqs.set(conversation_id, [seq]);
    else known.push(seq);
  }
  const lowest = new Map<string, number>();
  for (const [conversation_id, known] of seqs) {
    if (known.length <= limits.sync_messages_per_conversation) continue;
    lowest.set(conversation_id, known.sort((one, other) => other - one)[limits.sync_messages_per_conversation - 1] ?? 0);
  }
  return {
    kept: events.filter(({ conversation_id, seq }) => seq === null || conversation_id === null || seq >= (lowest.get(conversation_id) ?? 0)),
    limited: [...lowest.keys()],
  };
}

import type { FeedEvent } from '../feed/feed-event.js';
import { onceEachRow } from '../feed/once-each-row.js';
import { mayReceive, textFor } from '../feed/visibility.js';
import type { Audiences } from './audiences.js';
import { EncodedRange } from './encoded-range.js';
import type { Subscriber } from './subscriber.js';

/** Events that one set of people get alike. */
interface Group {
  readonly events: FeedEvent[];
  /** The oldest message in it: who may see that may see them all. */
  lowest_seq: number;
  /** Of one person: each event is judged by itself. */
  readonly personal: boolean;
  /** By the cursor it starts from: one frame for everybody who stands there. */
  readonly frames: Map<string, EncodedRange>;
}

/**
 * Gives a batch of events to everybody live who may see them, as one range each. Most subscribers of a batch get the same
 * events from the same cursor, so the frame is built once for them; who gets several groups gets one of his own. Returns how many got
 * something.
 */
export function routeEvents(events: readonly FeedEvent[], audiences: Audiences, to: string): number {
  const mine = new Map<Subscriber, Group[]>();
  for (const [group, listeners] of groupByAudience(events, audiences)) {
    for (const subscriber of listeners) {
      const groups = mine.get(subscriber);
      if (groups === undefined) mine.set(subscriber, [group]);
      else groups.push(group);
    }
  }
  let delivered = 0;
  for (const [subscriber, groups] of mine) {
    if (subscriber.state !== 'live') continue;
    const encoded = groups.length === 1 && groups[0] !== undefined ? sharedRange(groups[0], subscriber, to) : ownRange(groups, subscriber, to);
    if (encoded === null) continue;
    subscriber.deliver(encoded);
    subscriber.checkFlow();
    delivered += 1;
  }
  return delivered;
}

function groupByAudience(events: readonly FeedEvent[], audiences: Audiences): Map<Group, Iterable<Subscriber>> {
  const groups = new Map<string, Group>();
  const listeners = new Map<Group, Iterable<Subscriber>>();
  const join = (key: string, event: FeedEvent, audience: () => Iterable<Subscriber>): void => {
    let group = groups.get(key);
    if (group === undefined) {
      group = { events: [], personal: key.startsWith('u'), lowest_seq: Number.POSITIVE_INFINITY, frames: new Map() };
      groups.set(key, group);
      listeners.set(group, audience());
    }
    group.events.push(event);
    if (event.seq !== null) group.lowest_seq = Math.min(group.lowest_seq, event.seq);
  };
  for (const event of events) {
    const { conversation_id, user_id } = event;
    if (conversation_id === null) {
      join('*', event, () => audiences.live());
      continue;
    }
    // Own rows go to their owner alone; the news of having left also reaches the one who is in no audience any more.
    const personal = event.shown_to === 'owner';
    if (user_id !== null && (personal || event.membership?.active === false)) join(`u${user_id}`, event, () => audiences.ofUser(user_id));
    if (!personal) join(conversation_id, event, () => audiences.ofConversation(conversation_id));
  }
  return listeners;
}

function sharedRange(group: Group, subscriber: Subscriber, to: string): EncodedRange | null {
  if (group.personal) return ownRange([group], subscriber, to);
  const from = subscriber.cursor ?? '';
  const conversation_id = group.events[0]?.conversation_id ?? null;
  const membership = conversation_id === null ? undefined : subscriber.memberships.get(conversation_id);
  if (membership !== undefined && (group.lowest_seq < membership.first_seq || !membership.told)) return ownRange([group], subscriber, to);
  let encoded = group.frames.get(from);
  if (encoded === undefined) {
    encoded = rangeOf(onceEachRow(group.events).map((event) => event.json), from, to);
    group.frames.set(from, encoded);
  }
  return encoded;
}

function ownRange(groups: readonly Group[], subscriber: Subscriber, to: string): EncodedRange | null {
  const viewer = { user_id: subscriber.session.user_id, memberships: subscriber.memberships };
  const events = [...new Set(groups.flatMap((group) => group.events))].filter((event) => mayReceive(event, viewer));
  if (events.length === 0) return null;
  events.sort((one, other) => one.version - other.version);
  return rangeOf(onceEachRow(events).map((event) => textFor(event, viewer)), subscriber.cursor ?? '', to);
}

function rangeOf(events: readonly string[], from: string, to: string): EncodedRange {
  return new EncodedRange({ reset: false, from, to, events, has_more: false, limited: [] });
}

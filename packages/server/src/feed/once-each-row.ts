import { eventKinds } from '@tenant-chat/protocol/wire';
import type { FeedEvent } from './feed-event.js';

/**
 * A row comes once, as it is in the last of these events, in the place and under the name of the first (SPEC.md W24). Of what one reader may receive: another
 * one may see less of it, and what stands at a first change is no news to who stands behind it.
 */
export function onceEachRow(events: readonly FeedEvent[]): readonly FeedEvent[] {
  const rows = new Map<string, FeedEvent>();
  for (const event of events) {
    const row = `${eventKinds[event.type]}${event.key.slice(event.key.indexOf(':'))}`;
    const first = rows.get(row);
    rows.set(row, first === undefined ? event : inPlaceOf(first, event));
  }
  return rows.size === events.length ? events : [...rows.values()];
}

function inPlaceOf(first: FeedEvent, last: FeedEvent): FeedEvent {
  const { version } = first;
  // A tombstone is told as one. The name is the first thing in the text.
  return last.type === 'message_deleted' ? { ...last, version } : { ...last, version, type: first.type, json: last.json.replace(last.type, first.type) };
}

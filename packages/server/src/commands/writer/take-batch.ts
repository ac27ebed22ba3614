import type { Item } from './item.js';

const MOST_ITEMS = 256;
const MOST_BYTES = 256 * 1_024;
/** With more people waiting than a batch has places, each gets at least so many. */
const LEAST_SHARE = 8;

/**
 * What of the queue travels together, in the order of arrival; and what waits for the next batch: what is too much, what is over its
 * author's share while others wait, and what has to see an earlier one stored (the same id again, or the message replied to).
 */
export function takeBatch(queue: readonly Item[]): { readonly batch: Item[]; readonly rest: Item[] } {
  const share = queue.length <= MOST_ITEMS ? MOST_ITEMS : Math.max(LEAST_SHARE, Math.ceil(MOST_ITEMS / new Set(queue.map((item) => item.actor.user_id)).size));
  const batch: Item[] = [];
  const rest: Item[] = [];
  const ids = new Set<string>();
  const taken = new Map<string, number>();
  // Who had to wait once waits with all that follows in that conversation: an author's messages keep their order.
  const held = new Set<string>();
  let bytes = 0;
  for (const item of queue) {
    const author = item.actor.user_id;
    const lane = item.kind === 'send' ? `${author}:${item.conversation_id}` : author;
    const full = batch.length >= MOST_ITEMS || (batch.length > 0 && bytes + item.bytes > MOST_BYTES);
    const dependent = item.kind === 'send' && (ids.has(item.id) || (item.reply_to_id !== null && ids.has(item.reply_to_id)));
    // Also of those that wait themselves.
    if (item.kind === 'send') ids.add(item.id);
    if (full || dependent || held.has(lane) || (taken.get(author) ?? 0) >= share) {
      held.add(lane);
      rest.push(item);
      // What it replies to may not overtake it either: the verdict is that of its turn.
      if (item.kind === 'send' && item.reply_to_id !== null) ids.add(item.reply_to_id);
      continue;
    }
    batch.push(item);
    bytes += item.bytes;
    taken.set(author, (taken.get(author) ?? 0) + 1);
  }
  return { batch, rest };
}

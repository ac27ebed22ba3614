import type { Message } from '@tenant-chat/protocol/schemas';
import type { ConversationState } from '../shape.js';

/**
 * The messages held without a hole around a place; null, or a place that is not held: around the newest. Numbers have no holes, so a
 * missing number is a message that is not loaded (yet): what stands beyond it waits, unseen, until a page has closed the gap.
 */
export function stretch(messages: readonly Message[], place_seq: number | null): readonly Message[] {
  const last = messages.length - 1;
  const at = place_seq === null ? last : placeOf(messages, place_seq);
  const middle = messages[at]?.seq === place_seq ? at : last;
  // Within a run a number and its index differ by the same; before it by less, after it by more.
  const lead = offsetAt(messages, middle);
  const from = firstWhere(messages.length, (index) => offsetAt(messages, index) >= lead);
  const to = firstWhere(messages.length, (index) => offsetAt(messages, index) > lead);
  return from === 0 && to > last ? messages : messages.slice(from, to);
}

/** Whether there are messages before the stretch that may be seen. */
export function hasOlder({ messages, preference, row }: ConversationState, place_seq: number | null = null): boolean {
  const oldest = stretch(messages, place_seq)[0]?.seq ?? row.last_seq + 1;
  return oldest > Math.max(1, preference?.first_seq ?? 1);
}

/** Whether the stretch ends before the newest message. */
export function hasNewer({ messages }: ConversationState, place_seq: number | null): boolean {
  return place_seq !== null && stretch(messages, place_seq).at(-1) !== messages.at(-1);
}

/** Where a message of this number stands or would stand. */
export function placeOf(messages: readonly Message[], seq: number): number {
  return firstWhere(messages.length, (index) => (messages[index]?.seq ?? 0) >= seq);
}

function offsetAt(messages: readonly Message[], index: number): number {
  return (messages[index]?.seq ?? 0) - index;
}

/** By halving: `holds` is true from some index on. */
function firstWhere(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

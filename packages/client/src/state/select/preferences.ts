import type { ConversationState } from '../shape.js';

/** Archived by me, and nothing was written since. */
export function isArchived(conversation: ConversationState): boolean {
  const archived_seq = conversation.preference?.archived_seq ?? null;
  return archived_seq !== null && conversation.row.last_seq <= archived_seq;
}

/** @param now ms since 1970 */
export function isMuted(conversation: ConversationState, now: number): boolean {
  const muted_until = conversation.preference?.muted_until ?? null;
  return muted_until !== null && Date.parse(muted_until) > now;
}

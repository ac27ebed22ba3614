import type { ChatClient, SessionState } from '@tenant-chat/client';

/** Whether a person has the formatting bar open, in whatever conversation. What she chose before is known from the first key on. */
export const shownBars = new WeakMap<SessionState, boolean>();

export function isBarShown({ state }: ChatClient): boolean {
  return shownBars.get(state.session) === true;
}

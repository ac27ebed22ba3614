/**
 * `at_end`: pinned to the newest message, what arrives is followed. `reading`: the person went somewhere, what she sees first stays where
 * it is. `anchored`: the list was sent to a message, which stays where it was put until she scrolls (SPEC.md T1).
 */
export type ScrollState = 'at_end' | 'reading' | 'anchored';

/**
 * `sent_to_end`, `sent_to_message`: by a press or on opening; `scrolled_to_end`, `scrolled_away`: by the person; `end_left`: what is shown
 * ends before the newest message; `anchor_lost`: nothing is left of what was held.
 */
export type ScrollEvent = 'sent_to_end' | 'sent_to_message' | 'scrolled_to_end' | 'scrolled_away' | 'end_left' | 'anchor_lost';

const always = { sent_to_end: 'at_end', sent_to_message: 'anchored', scrolled_to_end: 'at_end', scrolled_away: 'reading' } as const;

/** The one table (SPEC.md T2). */
export const scrollTable: Readonly<Record<ScrollState, Readonly<Record<ScrollEvent, ScrollState>>>> = {
  at_end: { ...always, end_left: 'reading', anchor_lost: 'at_end' },
  reading: { ...always, end_left: 'reading', anchor_lost: 'reading' },
  anchored: { ...always, end_left: 'anchored', anchor_lost: 'reading' },
};

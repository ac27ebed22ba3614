/** Within so many px of the end the list follows what arrives. */
export const FOLLOW_PX = 150;

export interface Arrival {
  /** How far the view was from the end before the messages came. */
  readonly distance_px: number;
  readonly view_px: number;
  /** Height of the first of the new messages. */
  readonly first_px: number;
}

/**
 * Where the view goes when messages of others arrive: `end`: it follows; `start`: it follows, but the first new one is taller than
 * the view, so its start is shown; `hold`: the person reads elsewhere, nothing moves.
 */
export function decideLanding({ distance_px, view_px, first_px }: Arrival): 'end' | 'start' | 'hold' {
  if (distance_px > FOLLOW_PX) return 'hold';
  return first_px > view_px ? 'start' : 'end';
}

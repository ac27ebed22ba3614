import type { State } from './shape.js';

/** My user id; null while no session tells who I am. */
export function meOf({ session }: State): string | null {
  return session.status === 'open' ? session.user_id : null;
}

import type { Reaction } from '@tenant-chat/protocol/schemas';

/** Whether it is mine, as far as the row says; null: it names the first twenty people only, and I am none of them. */
export function toldMine({ count, user_ids }: Reaction, me: string): boolean | null {
  return user_ids.includes(me) || (count > user_ids.length ? null : false);
}

import type { Message, Reaction } from '@tenant-chat/protocol/schemas';

/** As the server counts (`limits.reaction_kinds`, `limits.reaction_users_inline`); the wire's table would ride along with its values. */
export const REACTION_KINDS = 20;
export const REACTION_USERS_INLINE = 20;

/** Whether a person reacted with it, as far as the message says: behind the first twenty people it does not. */
export function hasReacted({ reactions }: Pick<Message, 'reactions'>, user_id: string, emoji: string): boolean {
  return reactions.some((each) => each.emoji === emoji && each.user_ids.includes(user_id));
}

/** Whether the server would take it: one more of a kind that is there always, another kind up to twenty. */
export function mayReact({ reactions }: Pick<Message, 'reactions'>, emoji: string): boolean {
  return reactions.length < REACTION_KINDS || reactions.some((each) => each.emoji === emoji);
}

/**
 * The reactions of a message as `set_reaction` will make them, to draw before its answer is there. What changes nothing, and what would be
 * refused, gives the same array. Two things only the server knows: the twenty-first person who moves up when one of twenty goes, and a
 * kind's new place when its first person goes; the row that follows puts both right.
 */
export function toggleReaction(reactions: readonly Reaction[], me: string, emoji: string, reacted: boolean): readonly Reaction[] {
  const kind = reactions.find((each) => each.emoji === emoji);
  if (hasReacted({ reactions: [...reactions] }, me, emoji) === reacted) return reactions;
  if (!kind) return mayReact({ reactions: [...reactions] }, emoji) ? [...reactions, { emoji, count: 1, user_ids: [me] }] : reactions;
  if (!reacted && kind.count === 1) return reactions.filter((each) => each !== kind);
  const user_ids = reacted ? [...kind.user_ids, me].slice(0, REACTION_USERS_INLINE) : kind.user_ids.filter((id) => id !== me);
  const changed = { emoji, count: kind.count + (reacted ? 1 : -1), user_ids };
  return reactions.map((each) => (each === kind ? changed : each));
}

import type { ConversationState } from '../shape.js';

/** Who is typing now, in the order of beginning, without me. */
export function typingUserIds(conversation: ConversationState, now: number, me: string): readonly string[] {
  return [...conversation.typing].filter(([user_id, until]) => until > now && user_id !== me).map(([user_id]) => user_id);
}

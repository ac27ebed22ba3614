import type { ConversationState, State } from '../shape.js';

/** The other person of a direct conversation; null in a group. */
export function otherUserId(conversation: ConversationState, me: string): string | null {
  if (conversation.row.kind !== 'direct') return null;
  for (const user_id of conversation.participants.keys()) if (user_id !== me) return user_id;
  return null;
}

/** The title of a group, or the other person's name; '' while that is not known. */
export function conversationTitle(state: State, conversation: ConversationState, me: string): string {
  const other = otherUserId(conversation, me);
  return conversation.row.title ?? (other === null ? '' : (state.users.get(other)?.name ?? ''));
}

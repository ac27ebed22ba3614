import type { ChatEvent } from '@tenant-chat/protocol/schemas';
import { meOf } from '../state/me.js';
import type { State } from '../state/shape.js';

/** What events tell about without bringing it. */
export interface Missing {
  readonly conversation_ids: ReadonlySet<string>;
  /** Who wrote and is not known; their conversation is among the ids. */
  readonly user_ids: ReadonlySet<string>;
}

/** @param state after the events were applied  @param asked people who were asked for already */
export function findMissing(state: State, events: readonly ChatEvent[], asked: ReadonlySet<string>): Missing {
  const me = meOf(state);
  const [conversation_ids, user_ids] = [new Set<string>(), new Set<string>()];
  for (const event of events) {
    const conversation_id = conversationOf(event, me);
    if (conversation_id !== null && !state.conversations.has(conversation_id)) conversation_ids.add(conversation_id);
    if (!('message' in event) || conversation_id === null) continue;
    const { sender_id } = event.message;
    if (state.users.has(sender_id) || asked.has(sender_id)) continue;
    user_ids.add(sender_id);
    conversation_ids.add(conversation_id);
  }
  return { conversation_ids, user_ids };
}

/** null: it is of no conversation, or says that I am no longer in it. */
function conversationOf(event: ChatEvent, me: string | null): string | null {
  if ('message' in event) return event.message.conversation_id;
  if ('preference' in event) return event.preference.conversation_id;
  if (!('participant' in event)) return null;
  return event.participant.user_id === me && event.participant.left_at !== null ? null : event.participant.conversation_id;
}

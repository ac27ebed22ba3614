import type { ChatEvent, Message } from '@tenant-chat/protocol/schemas';
import { meOf } from '../state/me.js';
import type { State } from '../state/shape.js';

/** Messages of others that came with these events and that I have not seen: what a person may be told about (SPEC.md F13). */
export function newMessages(before: State, after: State, events: readonly ChatEvent[]): readonly Message[] {
  const me = meOf(after);
  return events.flatMap((event) => {
    // Of the others that come with a message, many a one is of a message that is not held, and old.
    if (event.type !== 'message_created') return [];
    const { message } = event;
    const conversation = after.conversations.get(message.conversation_id);
    const mine = me === null ? undefined : conversation?.participants.get(me);
    if (!conversation || !mine || message.sender_id === me || message.kind !== 'text') return [];
    const isRead = message.seq <= (mine.read_seq ?? 0);
    // Being added reveals what was written before: that is history, not news.
    const isHistory = Date.parse(message.created_at) < Date.parse(mine.joined_at);
    const isHeld = before.conversations.get(message.conversation_id)?.messages.some((each) => each.id === message.id) ?? false;
    return isRead || isHistory || isHeld ? [] : [message];
  });
}

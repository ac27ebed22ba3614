import type { ChatClient } from '@tenant-chat/client';
import type { Message } from '@tenant-chat/protocol/schemas';

/** A message as it is now, as far as the client holds it: since something was opened for it, it may have been edited or deleted. */
export function latestMessage({ state }: ChatClient, message: Message): Message {
  const conversation = state.conversations.get(message.conversation_id);
  const held = conversation?.messages.find(({ id }) => id === message.id) ?? conversation?.referenced.get(message.id);
  return held && held.version > message.version ? held : message;
}

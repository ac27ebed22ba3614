import type { ChatClient } from '@tenant-chat/client';

/** Begins (or finds) the conversation with a person, and tells the panel to show it. Rejects when the server refuses. */
export async function talkTo(host: EventTarget, client: ChatClient, user_id: string): Promise<void> {
  pickConversation(host, (await client.startDirect(user_id)).id);
}

export function pickConversation(host: EventTarget, conversation_id: string): void {
  host.dispatchEvent(new CustomEvent('tenant-chat-conversation-picked', { detail: { conversation_id } }));
}

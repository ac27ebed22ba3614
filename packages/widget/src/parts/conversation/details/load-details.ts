import { defineOnce } from '../../define-once.js';

/** Rarely needed, so it comes when it is. */
export async function defineDetails(): Promise<void> {
  defineOnce('tenant-chat-conversation-details', (await import('./conversation-details.js')).ConversationDetails);
}

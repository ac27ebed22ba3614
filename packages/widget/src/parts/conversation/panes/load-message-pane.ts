import { defineOnce } from '../../define-once.js';

/** Rarely needed, so it comes when it is. */
export async function defineMessagePane(): Promise<void> {
  defineOnce('tenant-chat-message-pane', (await import('./message-pane.js')).MessagePane);
}

import { defineOnce } from '../define-once.js';

/** Rarely needed, so it comes when it is. */
export async function defineGroupDialog(): Promise<void> {
  defineOnce('tenant-chat-group-dialog', (await import('./group-dialog.js')).GroupDialog);
}

import { defineOnce } from '../define-once.js';

/** Rarely needed, so it comes when it is. */
export async function defineSettings(): Promise<void> {
  defineOnce('tenant-chat-settings', (await import('./settings-dialog.js')).SettingsDialog);
}

import { defineOnce } from '../../define-once.js';

/** Rarely needed, so it comes when it is: the toolbar (`<tenant-chat-format-bar>`), and what formats a field. */
export async function loadFormatTools(): Promise<typeof import('./format-tools.js')> {
  const tools = await import('./format-tools.js');
  defineOnce('tenant-chat-format-bar', tools.FormatBar);
  return tools;
}

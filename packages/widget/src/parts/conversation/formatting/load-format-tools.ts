import { defineOnce } from '../../define-once.js';

type FormatTools = typeof import('./format-tools.js');

let loaded: FormatTools | null = null;

/** Rarely needed, so it comes when it is: the toolbar (`<tenant-chat-format-bar>`), shortcuts, and what formats a field. */
export async function loadFormatTools(): Promise<FormatTools> {
  loaded = await import('./format-tools.js');
  defineOnce('tenant-chat-format-bar', loaded.FormatBar);
  return loaded;
}

/** The same once it is there: a key press is answered at once or not at all. */
export function formatToolsIfLoaded(): FormatTools | null {
  return loaded;
}

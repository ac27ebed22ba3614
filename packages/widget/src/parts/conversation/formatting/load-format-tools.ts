import { defineOnce } from '../../define-once.js';

type FormatTools = typeof import('./format-tools.js');

let loaded: FormatTools | null = null;

/** Rarely needed, so it comes when it is: the toolbar (`<tenant-chat-format-bar>`), shortcuts, and what formats a field. */
export async function loadFormatTools(): Promise<FormatTools> {
  loaded = await import('./format-tools.js');
  defineOnce('tenant-chat-format-bar', loaded.FormatBar);
  return loaded;
}

export function formatToolsIfLoaded(): FormatTools | null {
  return loaded;
}

const address = /^\s*(?:https?:\/\/|mailto:)\S+\s*$/i;

/** For `paste`: an address over a selected text makes a link of it. */
export function pasteLink(event: ClipboardEvent): void {
  const field = event.target as HTMLTextAreaElement;
  const pasted = event.clipboardData?.getData('text/plain') ?? '';
  if (field.selectionStart === field.selectionEnd || !address.test(pasted)) return;
  event.preventDefault();
  loadFormatTools().then(
    ({ pasteAddress }) => pasteAddress(field, pasted),
    () => document.execCommand('insertText', false, pasted),
  );
}

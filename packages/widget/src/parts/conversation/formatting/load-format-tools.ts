import { defineOnce } from '../../define-once.js';

type FormatTools = typeof import('./format-tools.js');

let loaded: FormatTools | null = null;

/** Rarely needed, so it comes when it is: the toolbar (`<tenant-chat-format-bar>`), shortcuts, and what formats a field. */
export async function loadFormatTools(): Promise<FormatTools> {
  loaded = await import('./format-tools.js');
  defineOnce('tenant-chat-format-bar', loaded.FormatBar);
  return loaded;
}

/** Ctrl+B and its like in a field: whether the key was one. Before the tools are there none is. */
export function formatByShortcut(event: KeyboardEvent): boolean {
  const command = loaded?.shortcutOf(event, loaded.isApple(navigator.platform));
  if (!loaded || !command) return false;
  event.stopPropagation();
  loaded.formatField(event.target as HTMLTextAreaElement, command);
  return true;
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

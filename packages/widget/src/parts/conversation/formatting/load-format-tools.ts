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

/** For `paste`: an address over a selected text makes a link of it. Whether it is one, the tools know. */
export function pasteLink(event: ClipboardEvent): void {
  const field = event.target as HTMLTextAreaElement;
  const pasted = event.clipboardData?.getData('text/plain') ?? '';
  if (field.selectionStart === field.selectionEnd || !/^\s*(?:http|mailto:|www\.)/i.test(pasted)) return;
  event.preventDefault();
  loadFormatTools().then(
    ({ pasteAddress }) => pasteAddress(field, pasted),
    () => document.execCommand('insertText', false, pasted),
  );
}

/** For `beforeinput`, which keyboards of touch screens tell as well: a new line in a list goes on with the list. */
export function breakLine(event: InputEvent): void {
  if (event.inputType === 'insertLineBreak' && event.cancelable && loaded?.continueField(event.target as HTMLTextAreaElement)) event.preventDefault();
}

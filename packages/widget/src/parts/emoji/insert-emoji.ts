import type { ChatClient } from '@tenant-chat/client';
import { replaced } from '../conversation/formatting/field-state.js';
import { writeField } from '../conversation/formatting/write-field.js';
import { showEmojiPicker } from './show-emoji-picker.js';

/** Asks for an emoji and writes it where the caret of the button's field is. Rejects where the picker does not load. */
export async function insertEmoji(button: HTMLElement, client: ChatClient): Promise<void> {
  const field = button.closest('.field')?.querySelector('textarea');
  const root = button.getRootNode();
  if (!field || !(root instanceof ShadowRoot)) return;
  const emoji = await showEmojiPicker(root, field, client);
  if (emoji === null) return;
  const { value, selectionStart, selectionEnd } = field;
  writeField(field, replaced(value, selectionStart, selectionEnd, emoji));
}

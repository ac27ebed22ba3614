import { changeBetween } from './change-between.js';
import type { FieldState } from './field-state.js';

/** Makes a field what it shall be. It hears an `input` as if the person had typed it, and can undo it. */
export function writeField(field: HTMLTextAreaElement, after: FieldState): void {
  field.focus();
  const change = changeBetween(field.value, after.text);
  if (field.value !== after.text) {
    field.setSelectionRange(change.from, change.to);
    // Old, and still the only way that leaves a field its own undo.
    const is_done = change.text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, change.text);
    if (!is_done) {
      field.setRangeText(change.text, change.from, change.to, 'end');
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }
  field.setSelectionRange(after.from, after.to);
}

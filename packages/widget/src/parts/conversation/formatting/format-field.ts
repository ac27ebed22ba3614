import { applyFormat } from './apply-format.js';
import { changeBetween } from './change-between.js';
import type { FieldState } from './field-state.js';
import type { FormatCommand } from './format-command.js';
import { linkPasted } from './toggle-link.js';

/** Formats what is selected in a field. It hears an `input` as if the person had typed it, and can undo it. */
export function formatField(field: HTMLTextAreaElement, command: FormatCommand): void {
  write(field, applyFormat(command, stateOf(field)));
}

/** For `paste`: makes a link of what is selected when an address comes over it; false: it has to be pasted. */
export function pasteIntoField(field: HTMLTextAreaElement, pasted: string): boolean {
  const after = linkPasted(stateOf(field), pasted);
  if (after) write(field, after);
  return after !== null;
}

function stateOf(field: HTMLTextAreaElement): FieldState {
  return { text: field.value, from: field.selectionStart, to: field.selectionEnd };
}

function write(field: HTMLTextAreaElement, after: FieldState): void {
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

import { applyFormat } from './apply-format.js';
import { changeBetween } from './change-between.js';
import { replaced, type FieldState } from './field-state.js';
import type { FormatCommand } from './format-command.js';
import { linkPasted } from './toggle-link.js';

/** Formats what is selected in a field. It hears an `input` as if the person had typed it, and can undo it. */
export function formatField(field: HTMLTextAreaElement, command: FormatCommand): void {
  write(field, applyFormat(command, stateOf(field)));
}

/** Pastes an address over what is selected: makes a link of it where it can be one. It can be undone in the same way. */
export function pasteAddress(field: HTMLTextAreaElement, pasted: string): void {
  const state = stateOf(field);
  const { text, from, to } = state;
  write(field, linkPasted(state, pasted) ?? replaced(text, from, to, pasted, [pasted.length, pasted.length]));
}

export function stateOf(field: HTMLTextAreaElement): FieldState {
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

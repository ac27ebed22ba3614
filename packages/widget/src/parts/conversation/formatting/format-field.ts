import { applyFormat } from './apply-format.js';
import { continueList } from './continue-list.js';
import { replaced, type FieldState } from './field-state.js';
import type { FormatCommand } from './format-command.js';
import { linkPasted } from './toggle-link.js';
import { writeField } from './write-field.js';

/** Formats what is selected in a field. It hears an `input` as if the person had typed it, and can undo it. */
export function formatField(field: HTMLTextAreaElement, command: FormatCommand): void {
  writeField(field, applyFormat(command, stateOf(field)));
}

/** Goes on with the list in which a new line is to be made, or ends it; whether it was in one. */
export function continueField(field: HTMLTextAreaElement): boolean {
  const after = continueList(stateOf(field));
  if (after) writeField(field, after);
  return after !== null;
}

/** Pastes an address over what is selected: makes a link of it where it can be one. It can be undone in the same way. */
export function pasteAddress(field: HTMLTextAreaElement, pasted: string): void {
  const state = stateOf(field);
  const { text, from, to } = state;
  writeField(field, linkPasted(state, pasted) ?? replaced(text, from, to, pasted));
}

export function stateOf(field: HTMLTextAreaElement): FieldState {
  return { text: field.value, from: field.selectionStart, to: field.selectionEnd };
}

import { applyFormat } from './apply-format.js';
import type { FieldState } from './field-state.js';
import type { FormatCommand } from './format-command.js';
import { linkPasted } from './toggle-link.js';
import { writeField } from './write-field.js';

/** Formats what is selected in a field. It hears an `input` as if the person had typed it, and can undo it. */
export function formatField(field: HTMLTextAreaElement, command: FormatCommand): void {
  writeField(field, applyFormat(command, stateOf(field)));
}

/** For `paste`: makes a link of what is selected when an address comes over it; false: it has to be pasted. */
export function pasteIntoField(field: HTMLTextAreaElement, pasted: string): boolean {
  const after = linkPasted(stateOf(field), pasted);
  if (after) writeField(field, after);
  return after !== null;
}

function stateOf(field: HTMLTextAreaElement): FieldState {
  return { text: field.value, from: field.selectionStart, to: field.selectionEnd };
}

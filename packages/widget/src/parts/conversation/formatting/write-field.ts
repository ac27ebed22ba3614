import { changeBetween } from './change-between.js';
import type { FieldState } from './field-state.js';

/** What was written into a field, with what was selected before and behind it, the newest last. */
const written = new WeakMap<HTMLTextAreaElement, FieldState[]>();
const MOST_WRITTEN = 40;

/** Makes a field what it shall be. It hears an `input` as if the person had typed it, and can undo it. */
export function writeField(field: HTMLTextAreaElement, after: FieldState): void {
  field.focus();
  const before = { text: field.value, from: field.selectionStart, to: field.selectionEnd };
  const change = changeBetween(before.text, after.text);
  if (before.text !== after.text) {
    note(field, before, after);
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

/** An undo or a redo selects what it changed; the next key would take it away. It shall select what was selected then. */
function note(field: HTMLTextAreaElement, ...states: readonly FieldState[]): void {
  let all = written.get(field);
  if (!all) {
    written.set(field, (all = []));
    field.addEventListener('input', restore, true); // before those who look where the caret is
  }
  all.push(...states);
  all.splice(0, all.length - MOST_WRITTEN);
}

function restore(event: Event): void {
  const field = event.target as HTMLTextAreaElement;
  if (!(event instanceof InputEvent) || !event.inputType.startsWith('history')) return;
  const state = written.get(field)?.findLast(({ text }) => text === field.value);
  if (state) field.setSelectionRange(state.from, state.to);
}

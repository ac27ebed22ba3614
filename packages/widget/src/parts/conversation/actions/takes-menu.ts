import { rowOf } from '../find-rows.js';
import { selectedRange } from '../selected-range.js';

/** On an Apple the right button selects the word below it: what counts was selected before. */
let was_selected = false;

/** A button or a finger goes down. */
export function notePress(root: ShadowRoot): void {
  was_selected = selectedRange(root) !== null;
}

/** Whether a context menu on a message is ours; then the browser's is held back. Who has selected something, points at a link or holds Shift wants that one. */
export function takesMenu(event: MouseEvent, root: ShadowRoot): boolean {
  const is_selected = event.button === 2 ? was_selected : selectedRange(root) !== null;
  // A message that the server does not have yet has no menu.
  if (rowOf(event.target)?.dataset['seq'] === undefined || is_selected || event.shiftKey || (event.target as Element).closest('a')) return false;
  event.preventDefault();
  return true;
}

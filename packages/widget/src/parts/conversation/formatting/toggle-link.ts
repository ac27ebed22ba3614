import { edited, replaced, type FieldState } from './field-state.js';
import { trimSelection, wordAt, type Piece } from './select-word.js';

const address = /^(?:https?:\/\/|mailto:|www\.)\S+$/i;

interface WrittenLink {
  /** Where its brackets begin, where its address does, and where all of it ends. */
  readonly start: number;
  readonly target: number;
  readonly end: number;
}

/**
 * Makes what is selected, or the word at the caret, the text of a link, and the caret stands where its address is to be written; an address becomes the target
 * of one, and its text is to be written. At the end of the text or of the address the caret goes on; elsewhere in a link it is made its text again.
 */
export function toggleLink(state: FieldState): FieldState {
  const trimmed = trimSelection(state);
  const { text, from, to } = trimmed;
  const link = linkAround(trimmed);
  if (link) return (from === to ? goOn(text, link, from) : null) ?? withoutLink(trimmed, link);
  const label = from < to ? trimmed : (addressAt(text, from) ?? wordAt(text, from) ?? trimmed);
  const labelled = text.slice(label.from, label.to);
  const is_address = address.test(labelled);
  const after = replaced(text, label.from, label.to, is_address ? `[](${labelled})` : `[${labelled}]()`);
  const caret = is_address || labelled === '' ? label.from + 1 : after.to - 1;
  return { text: after.text, from: caret, to: caret };
}

export function hasLink(state: FieldState): boolean {
  return linkAround(trimSelection(state)) !== null;
}

/** What an address pasted over a text makes of it: a link; null: it is pasted as it is. */
export function linkPasted({ text, from, to }: FieldState, pasted: string): FieldState | null {
  const [selected, target] = [text.slice(from, to), pasted.trim()];
  if (selected.trim() === '' || selected.includes('\n') || !address.test(target) || address.test(selected.trim())) return null;
  return replaced(text, from, to, `[${selected}](${target})`);
}

/** From the end of a text to the address that it lacks, from the end of an address to what follows the link; null: the caret is elsewhere. */
function goOn(text: string, { start, target, end }: WrittenLink, caret: number): FieldState | null {
  const [has_text, has_target] = [target - 2 > start + 1, end - 1 > target];
  const to = has_text && !has_target && caret === target - 2 ? target : has_target && caret === end - 1 ? end : null;
  return to === null ? null : { text, from: to, to };
}

function withoutLink(state: FieldState, { start, target, end }: WrittenLink): FieldState {
  return edited(state, [{ from: start, to: start + 1, by: '', ends: false }, { from: target - 2, to: end, by: '', ends: true }]);
}

/** The link in which all of the selection stands. */
function linkAround({ text, from, to }: FieldState): WrittenLink | null {
  const line_start = text.slice(0, from).lastIndexOf('\n') + 1;
  for (const match of text.slice(line_start).split('\n', 1)[0]?.matchAll(/\[([^[\]]*)\]\([^\s()]*\)/g) ?? []) {
    const start = line_start + match.index;
    const link = { start, target: start + (match[1] ?? '').length + 3, end: start + match[0].length };
    if (from === to ? start < from && to < link.end : start <= from && to <= link.end) return link;
  }
  return null;
}

/** The address in which the caret stands. */
function addressAt(text: string, caret: number): Piece | null {
  let from = caret;
  while (/\S/.test(text.charAt(from - 1))) from -= 1;
  const to = caret + (/^\S*/.exec(text.slice(caret))?.[0].length ?? 0);
  return address.test(text.slice(from, to)) ? { from, to } : null;
}

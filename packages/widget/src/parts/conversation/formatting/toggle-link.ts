import { replaced, type FieldState } from './field-state.js';
import { selectWord } from './select-word.js';

const START = 'https://';
const address = /^(?:https?:\/\/|mailto:)\S+$/i;

/**
 * Makes the selection the text of a link and selects where its address is to be written; an address becomes the target of one, and its text
 * is to be written. In a link: makes it its text again.
 */
export function toggleLink(state: FieldState): FieldState {
  const { text, from, to } = selectWord(state);
  const whole = linkAround(text, from, to);
  if (whole) return replaced(text, whole.from, whole.to, whole.label, [0, whole.label.length]);
  const selected = text.slice(from, to);
  if (address.test(selected)) return replaced(text, from, to, `[](${selected})`, [1, 1]);
  const target = selected.length + 3;
  return replaced(text, from, to, `[${selected}](${START})`, selected === '' ? [1, 1] : [target, target + START.length]);
}

/** What an address pasted over a text makes of it: a link; null: it is pasted as it is. */
export function linkPasted({ text, from, to }: FieldState, pasted: string): FieldState | null {
  const [selected, target] = [text.slice(from, to), pasted.trim()];
  if (selected.trim() === '' || selected.includes('\n') || !address.test(target) || address.test(selected.trim())) return null;
  const link = `[${selected}](${target})`;
  return replaced(text, from, to, link, [link.length, link.length]);
}

/** The link in which all of the selection stands. */
function linkAround(text: string, from: number, to: number): { readonly from: number; readonly to: number; readonly label: string } | null {
  const line_start = text.lastIndexOf('\n', from - 1) + 1;
  for (const match of text.slice(line_start).split('\n', 1)[0]?.matchAll(/\[([^[\]]*)\]\(([^\s()]*)\)/g) ?? []) {
    const [start, end] = [line_start + match.index, line_start + match.index + match[0].length];
    if (start <= from && to <= end) return { from: start, to: end, label: match[1] ?? '' };
  }
  return null;
}

import type { FieldState } from './field-state.js';

const word = /[\p{L}\p{M}\p{N}]/u;

/** A selection without the white space at its ends; where nothing is selected, the word at the caret. */
export function selectWord({ text, from, to }: FieldState): FieldState {
  let [start, end] = [from, to];
  if (start === end) {
    while (start > 0 && word.test(text.charAt(start - 1))) start -= 1;
    while (end < text.length && word.test(text.charAt(end))) end += 1;
    return { text, from: start, to: end };
  }
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (start < end && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { text, from: start, to: end };
}

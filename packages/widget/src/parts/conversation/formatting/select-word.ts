import type { FieldState } from './field-state.js';

/** A selection without the white space at its ends. */
export function trimSelection({ text, from, to }: FieldState): FieldState {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (start < end && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { text, from: start, to: end };
}

export interface Piece {
  readonly from: number;
  readonly to: number;
}

let segmenter: Intl.Segmenter | null = null;

/** The word in which the caret stands, or which it touches; null: none. */
export function wordAt(text: string, caret: number): Piece | null {
  const line_start = text.slice(0, caret).lastIndexOf('\n') + 1;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  const segments = segmenter.segment(text.slice(line_start).split('\n', 1)[0] ?? '');
  for (const at of [caret, caret - 1]) {
    const found = at < line_start ? undefined : segments.containing(at - line_start);
    if (found && /[\p{L}\p{N}]/u.test(found.segment)) return { from: line_start + found.index, to: line_start + found.index + found.segment.length };
  }
  return null;
}

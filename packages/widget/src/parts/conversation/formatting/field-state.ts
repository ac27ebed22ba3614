/** What stands in a field, and what of it is selected (UTF-16 units, as fields count). */
export interface FieldState {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Puts something in the place of a piece of the text; the caret stands behind it. */
export function replaced(text: string, from: number, to: number, by: string): FieldState {
  return { text: text.slice(0, from) + by + text.slice(to), from: from + by.length, to: from + by.length };
}

/** A piece of the text that gives way to another. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
  /** Whether it ends something: a selection or a caret that touches it stays before it. Else it comes behind it. */
  readonly ends: boolean;
}

/** Makes the edits, which do not overlap. What was selected stays so, and nothing else; a caret stays a caret. */
export function edited({ text, from, to }: FieldState, edits: readonly Edit[]): FieldState {
  const ordered = [...edits].sort((one, other) => one.from - other.from);
  let [written, read] = ['', 0];
  for (const edit of ordered) {
    written += text.slice(read, edit.from) + edit.by;
    read = edit.to;
  }
  const moved = (place: number): number => ordered.reduce((at, edit) => at + shiftOf(edit, place), place);
  return { text: written + text.slice(read), from: moved(from), to: moved(to) };
}

function shiftOf({ from, to, by, ends }: Edit, place: number): number {
  if (place < from) return 0;
  return place > to ? by.length - (to - from) : from - place + (ends ? 0 : by.length);
}

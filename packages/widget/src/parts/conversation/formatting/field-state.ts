/** What stands in a field, and what of it is selected (UTF-16 units, as fields count). */
export interface FieldState {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Puts something in the place of a piece of the text and selects in it, counted from its start. */
export function replaced(text: string, from: number, to: number, by: string, select: readonly [number, number]): FieldState {
  return { text: text.slice(0, from) + by + text.slice(to), from: from + select[0], to: from + select[1] };
}

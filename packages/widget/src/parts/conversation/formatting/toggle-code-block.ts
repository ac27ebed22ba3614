import { edited, type Edit, type FieldState } from './field-state.js';
import { linesOf, type Line } from './toggle-lines.js';

const FENCE = '```';

/** Puts the lines of the selection between fences, or takes the fences away that they are in. */
export function toggleCodeBlock(state: FieldState): FieldState {
  const fences = fencesAround(state);
  if (fences) return edited(state, withoutFences(...fences));
  const lines = linesOf(state);
  const end = endOf(lines.at(-1) ?? lines[0]);
  return edited(state, [{ from: lines[0].start, to: lines[0].start, by: `${FENCE}\n`, ends: false }, { from: end, to: end, by: `\n${FENCE}`, ends: true }]);
}

export function hasCodeBlock(state: FieldState): boolean {
  return fencesAround(state) !== null;
}

/** The lines that begin and end the block in which all of the selection stands. */
function fencesAround(state: FieldState): readonly [Line, Line] | null {
  let [open, start] = [null as Line | null, 0];
  for (const text of state.text.split('\n')) {
    const line = { start, text };
    if (!open) open = text.startsWith(FENCE) && !text.includes(FENCE, FENCE.length) ? line : null;
    else if (text.trimEnd().endsWith(FENCE)) {
      if (open.start <= state.from && state.to <= endOf(line)) return [open, line];
      open = null;
    }
    start = endOf(line) + 1;
  }
  return null;
}

/** What else stands in their lines stays, but for the language. */
function withoutFences(open: Line, close: Line): readonly Edit[] {
  const is_alone = /^[\w+#.-]*\s*$/.test(open.text.slice(FENCE.length));
  const at = close.start + close.text.lastIndexOf(FENCE);
  const opening = { from: open.start, to: is_alone ? endOf(open) + 1 : open.start + FENCE.length, by: '', ends: false };
  return [opening, { from: Math.max(at === close.start ? at - 1 : at, opening.to), to: endOf(close), by: '', ends: true }];
}

function endOf({ start, text }: Line): number {
  return start + text.length;
}

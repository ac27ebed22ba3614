import type { FieldState } from './field-state.js';
import { mayClose, mayOpen } from './marker-edges.js';

/** A piece of text between two markers. */
export interface Marked {
  /** Where its first marker begins. */
  readonly start: number;
  /** Where its last one ends. */
  readonly end: number;
  readonly mark: string;
}

const run = /\\?(?:\*+|_+|~+|`+)/g;
const TICKS_MAX = 3;
/** Stands where the caret is while markers are looked for: the caret in `**|**`, or behind a space in `**a |**`, is where words will be. */
const CARET = '\uE000';

/** What stands between these markers, by the rules of the parser but for one: in what is being written a space may follow the first marker. */
export function findMarked({ text, from, to }: FieldState, marks: readonly string[]): readonly Marked[] {
  const caret = from === to ? from : text.length;
  const read = text.slice(0, caret) + CARET + text.slice(caret);
  const found: Marked[] = [];
  const add = (start: number, end: number, mark: string): number => found.push({ start: start - Number(start > caret), end: end - Number(end > caret), mark });
  /** Where what it marks begins. */
  const open = new Map<string, number>();
  const runs = new RegExp(run);
  let last = 0;
  for (let match = runs.exec(read); match !== null; match = runs.exec(read)) {
    const [at, end, whole] = [match.index, runs.lastIndex, match[0]];
    if (read.slice(last, at).includes('\n\n')) open.clear();
    last = end;
    if (whole.startsWith('`')) {
      const close = whole.length > TICKS_MAX ? -1 : closingTicks(read, whole, end);
      if (close < 0) continue;
      last = runs.lastIndex = close + whole.length;
      if (marks.includes('`')) add(at, last, whole);
      continue;
    }
    for (const mark of marks.filter((each) => whole === each || (whole === '***' && each.startsWith('*')))) {
      const begins = open.get(mark);
      if (begins !== undefined && mayClose(read, at, end)) {
        add(begins - mark.length, at + mark.length, mark);
        open.delete(mark);
      } else if (mayOpen(read, at) && (/\S/.test(read.charAt(end)) || (mark !== '*' && begins === undefined))) open.set(mark, end);
    }
  }
  return found;
}

/** Where as many ticks stand again in this line; -1: nowhere. */
function closingTicks(text: string, ticks: string, from: number): number {
  const tick = /`+|\n/g;
  tick.lastIndex = from;
  for (let match = tick.exec(text); match !== null && match[0] !== '\n'; match = tick.exec(text)) if (match[0] === ticks) return match.index;
  return -1;
}

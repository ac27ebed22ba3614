import { replaced, type FieldState } from './field-state.js';
import { selectWord } from './select-word.js';

const allMarks = ['**', '*', '_', '~~', '`'] as const;
/** What begins a line and is no part of what is marked. */
const lineStart = /^\s*(?:> ?)*(?:(?:[-*]|\d{1,9}\.) )?/;

/** Puts the first of the marks around the selection, line by line; or takes away whichever it has. */
export function toggleMark(state: FieldState, marks: readonly [string, ...string[]]): FieldState {
  const { text, from, to } = selectWord(state);
  const [mark] = marks;
  const around = marksAround(text, from, to, marks);
  if (around) {
    const { start, end, length } = around;
    const inner = text.slice(start + length, end - length);
    return replaced(text, start, end, inner, [from - start - length, to - start - length]);
  }
  const selected = text.slice(from, to);
  if (selected === '') return replaced(text, from, to, mark + mark, [mark.length, mark.length]);
  const lines = selected.split('\n').map(partsOf);
  const is_marked = lines.every(({ words }) => words === '' || markOf(words, marks) !== null);
  const changed = lines.map(({ start, words, end }) => start + (words === '' ? '' : changedWords(words, marks, is_marked)) + end).join('\n');
  // In one line the words stay selected, without their marks.
  const shift = is_marked || lines.length > 1 ? 0 : mark.length;
  return replaced(text, from, to, changed, [shift, changed.length - shift]);
}

function changedWords(words: string, marks: readonly [string, ...string[]], is_marked: boolean): string {
  const found = markOf(words, marks);
  if (is_marked) return found === null ? words : words.slice(found.length, -found.length);
  return found === null ? marks[0] + words + marks[0] : words;
}

function partsOf(line: string): { readonly start: string; readonly words: string; readonly end: string } {
  const [start = ''] = lineStart.exec(line) ?? [];
  const words = line.slice(start.length).trimEnd();
  return { start, words, end: line.slice(start.length + words.length) };
}

/** Which of the marks a text has at both its ends. */
function markOf(words: string, marks: readonly string[]): string | null {
  return marks.find((mark) => words.length > 2 * mark.length && carries(runAfter(words, 0, mark), mark) && carries(runBefore(words, words.length, mark), mark)) ?? null;
}

/** One of the marks right around a piece of text, or around other marks that are around it. */
function marksAround(text: string, from: number, to: number, marks: readonly string[]): { readonly start: number; readonly end: number; readonly length: number } | null {
  let [start, end] = [from, to];
  for (let depth = 0; depth < allMarks.length; depth += 1) {
    const isAround = (mark: string): boolean => carries(runBefore(text, start, mark), mark) && carries(runAfter(text, end, mark), mark);
    const [found, other] = [marks.find(isAround), allMarks.find(isAround)];
    const length = (found ?? other)?.length;
    if (length === undefined) return null;
    [start, end] = [start - length, end + length];
    if (found !== undefined) return { start, end, length };
  }
  return null;
}

/** Of `*` one is italic, two are bold, three are both. */
function carries(run: number, mark: string): boolean {
  return mark === '*' ? run === 1 || run === 3 : run >= mark.length;
}

function runBefore(text: string, at: number, mark: string): number {
  let start = at;
  while (start > 0 && text.charAt(start - 1) === mark.charAt(0)) start -= 1;
  return at - start;
}

function runAfter(text: string, at: number, mark: string): number {
  let end = at;
  while (end < text.length && text.charAt(end) === mark.charAt(0)) end += 1;
  return end - at;
}

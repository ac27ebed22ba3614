import { edited, replaced, type Edit, type FieldState } from './field-state.js';
import { findMarked, type Marked } from './find-marked.js';
import { isInWord, mayOpen } from './marker-edges.js';
import { trimSelection, wordAt, type Piece } from './select-word.js';

export type Marks = readonly [string, ...string[]];

/** What begins a line and is no part of what is marked. */
const lineStart = /^\s*(?:> ?)*(?:(?:[-*]|\d{1,9}\.) )?/;

/**
 * Puts the first of the marks around what is selected, line by line, or takes away whichever it has. Where nothing is selected it begins to write marked, goes on
 * behind the mark where it stands at its end, and back into it; inside a word it is about that word, inside what is marked about all of it.
 */
export function toggleMark(state: FieldState, marks: Marks): FieldState {
  const trimmed = trimSelection(state);
  return trimmed.from === trimmed.to ? toggleAtCaret(trimmed, marks) : toggleSelected(trimmed, marks);
}

/** Whether what is selected has one of the marks, or what is written at the caret will have it. */
export function hasMark(state: FieldState, marks: Marks): boolean {
  const trimmed = trimSelection(state);
  const marked = findMarked(trimmed, marks);
  if (trimmed.from === trimmed.to) return aroundCaret(marked, trimmed.from) !== undefined;
  const pieces = piecesOf(trimmed);
  return pieces.length > 0 && pieces.every((piece) => around(marked, piece) !== undefined);
}

function toggleAtCaret(state: FieldState, marks: Marks): FieldState {
  const { text, from: caret } = state;
  const marked = findMarked(state, marks);
  const inside = aroundCaret(marked, caret);
  if (inside) return isAtEnd(text, inside, caret) ? leave(text, inside) : edited(state, withoutMarkers(inside));
  const behind = marked.find(({ end }) => end <= caret && /^[*_~`]*$/.test(text.slice(end, caret)));
  if (behind) {
    const back = behind.end - behind.mark.length;
    return { text, from: back, to: back };
  }
  const word = wordAt(text, caret);
  // At an edge of a word a marker may stand as well, where one may open.
  const is_free = mayOpen(text, caret) && !isInWord(text, caret);
  const piece = word && (!is_free || (word.from < caret && caret < word.to)) ? toEdges(text, word) : { from: caret, to: caret };
  return edited(state, markers(piece, marks[0]));
}

function aroundCaret(marked: readonly Marked[], caret: number): Marked | undefined {
  return marked.findLast(({ start, end, mark }) => start + mark.length <= caret && caret <= end - mark.length);
}

/** Whether something is written between the markers, and nothing of it behind the caret. */
function isAtEnd(text: string, { start, end, mark }: Marked, caret: number): boolean {
  return /[^\s*_~`]/.test(text.slice(start + mark.length, caret)) && /^[*_~`]*$/.test(text.slice(caret, end - mark.length));
}

/** The caret comes behind the marker, and the spaces at the ends of what is marked come out: with them inside it would be none. */
function leave(text: string, { start, end, mark }: Marked): FieldState {
  const inner = text.slice(start + mark.length, end - mark.length);
  const words = inner.trim();
  const at = inner.indexOf(words);
  return replaced(text, start, end, inner.slice(0, at) + mark + words + mark + inner.slice(at + words.length));
}

function toggleSelected(state: FieldState, marks: Marks): FieldState {
  const marked = findMarked(state, marks);
  const pieces = piecesOf(state);
  const found = pieces.map((piece) => around(marked, piece));
  if (found.includes(undefined)) return edited(state, cover(state.text, pieces.filter((_, index) => !found[index]), marked, marks[0]));
  return edited(state, [...new Set(found)].flatMap((each) => (each ? uncover(state, each) : [])));
}

/** What of the selection stands in each of its lines. */
function piecesOf({ text, from, to }: FieldState): readonly Piece[] {
  let start = text.slice(0, from).lastIndexOf('\n') + 1;
  const pieces: Piece[] = [];
  for (const line of text.slice(start).split('\n')) {
    if (start >= to) break;
    const words = start + (lineStart.exec(line)?.[0].length ?? 0);
    const piece = trimSelection({ text, from: Math.max(from, words), to: Math.min(to, start + line.length) });
    if (piece.from < piece.to) pieces.push(piece);
    start += line.length + 1;
  }
  return pieces;
}

function around(marked: readonly Marked[], { from, to }: Piece): Marked | undefined {
  return marked.findLast(({ start, end }) => start <= from && to <= end);
}

/** Markers around each piece and all that is marked in it already: around several at once, where what is marked goes from one into the next. */
function cover(text: string, pieces: readonly Piece[], marked: readonly Marked[], mark: string): readonly Edit[] {
  const wholes: Piece[] = [];
  for (const { from, to } of pieces.map((piece) => wholeOf(text, piece, marked))) {
    const last = wholes.at(-1);
    if (last && from < last.to) wholes.splice(-1, 1, { from: Math.min(last.from, from), to: Math.max(last.to, to) });
    else wholes.push({ from, to });
  }
  return wholes.flatMap((whole) => {
    const [opening, closing] = markers(whole, mark);
    return [opening, ...within(whole, marked).flatMap(withoutMarkers), closing];
  });
}

function wholeOf(text: string, piece: Piece, marked: readonly Marked[]): Piece {
  const { from, to } = toEdges(text, piece);
  const inside = within({ from, to }, marked);
  return { from: Math.min(from, ...inside.map(({ start }) => start)), to: Math.max(to, ...inside.map(({ end }) => end)) };
}

function within({ from, to }: Piece, marked: readonly Marked[]): readonly Marked[] {
  return marked.filter(({ start, end }) => start < to && from < end);
}

/** Takes the mark from what is selected: the words before and behind it keep theirs, where the selection is whole words. */
function uncover({ text, from, to }: FieldState, marked: Marked): readonly Edit[] {
  const { start, end, mark } = marked;
  const [inner_start, inner_end] = [start + mark.length, end - mark.length];
  const [before, after] = [text.slice(inner_start, Math.max(from, inner_start)), text.slice(Math.min(to, inner_end), inner_end)];
  const [opening, closing] = withoutMarkers(marked);
  if (/[*_~`[\]]/.test(before + after) || /\S$/.test(before) || /^\S/.test(after)) return [opening, closing];
  const [left, right] = [before.trimEnd().length, after.trimStart().length];
  return [
    left === 0 ? opening : { from: inner_start + left, to: inner_start + left, by: mark, ends: false },
    right === 0 ? closing : { from: inner_end - right, to: inner_end - right, by: mark, ends: true },
  ];
}

function markers({ from, to }: Piece, mark: string): readonly [Edit, Edit] {
  return [{ from, to: from, by: mark, ends: false }, { from: to, to, by: mark, ends: true }];
}

function withoutMarkers({ start, end, mark }: Marked): readonly [Edit, Edit] {
  return [{ from: start, to: start + mark.length, by: '', ends: false }, { from: end - mark.length, to: end, by: '', ends: true }];
}

/** As far as it takes for markers to be some: inside a word they are none. */
function toEdges(text: string, { from, to }: Piece): Piece {
  let [start, end] = [from, to];
  while (!mayOpen(text, start)) start -= 1;
  while (isInWord(text, end)) end += 1;
  return { from: start, to: end };
}

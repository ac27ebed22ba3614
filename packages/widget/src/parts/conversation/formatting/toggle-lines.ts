import { edited, type FieldState } from './field-state.js';

interface LineFormat {
  readonly has: RegExp;
  /** What gives way to it. */
  readonly instead: RegExp;
  /** What begins the line of this number, from 0. */
  readonly start: (index: number) => string;
}

const list = /^ *(?:[-*]|\d{1,9}\.) /;
const formats: Readonly<Record<'quote' | 'bullets' | 'numbers', LineFormat>> = {
  quote: { has: /^> ?/, instead: /^/, start: () => '> ' },
  bullets: { has: /^ *[-*] /, instead: list, start: () => '- ' },
  numbers: { has: /^ *\d{1,9}\. /, instead: list, start: (index) => `${index + 1}. ` },
};
export type LineFormatName = keyof typeof formats;

export interface Line {
  readonly start: number;
  readonly text: string;
}

/** Makes the lines of the selection a quote or a list, or lines again. */
export function toggleLines(state: FieldState, format: LineFormatName): FieldState {
  const { has, instead, start } = formats[format];
  const is_taken = hasLines(state, format);
  return edited(state, countedLines(state, format).map((line, index) => {
    const gone = (is_taken ? has : instead).exec(line.text)?.[0].length ?? 0;
    return { from: line.start, to: line.start + gone, by: is_taken ? '' : start(index), ends: false };
  }));
}

export function hasLines(state: FieldState, format: LineFormatName): boolean {
  return countedLines(state, format).every(({ text }) => formats[format].has.test(text));
}

/** The lines in which the selection stands. */
export function linesOf({ text, from, to }: FieldState): readonly [Line, ...Line[]] {
  const first = text.slice(0, from).lastIndexOf('\n') + 1;
  // A selection that ends where a line begins has nothing of that line.
  const inside = to > from && text.charAt(to - 1) === '\n' ? to - 1 : to;
  const end = text.indexOf('\n', inside);
  let start = first;
  const [line = '', ...more] = text.slice(first, end < 0 ? text.length : end).split('\n');
  return [{ start, text: line }, ...more.map((each, index) => ({ start: (start += (more[index - 1] ?? line).length + 1), text: each }))];
}

/** Lists leave blank lines alone, but where there are no others. */
function countedLines(state: FieldState, format: LineFormatName): readonly Line[] {
  const lines = linesOf(state);
  const written = lines.filter(({ text }) => text.trim() !== '');
  return format === 'quote' || written.length === 0 ? lines : written;
}

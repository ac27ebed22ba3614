import { replaced, type FieldState } from './field-state.js';

interface LineFormat {
  readonly has: RegExp;
  /** What gives way to it. */
  readonly instead: RegExp;
  /** What begins the line of this number, from 0. */
  readonly start: (index: number) => string;
}

const list = /^ *(?:[-*]|\d{1,9}\.) /;
const formats: Readonly<Record<'quote' | 'bullets' | 'numbers', LineFormat>> = {
  quote: { has: /^> ?/, instead: /^(?!)/, start: () => '> ' },
  bullets: { has: /^ *[-*] /, instead: list, start: () => '- ' },
  numbers: { has: /^ *\d{1,9}\. /, instead: list, start: (index) => `${index + 1}. ` },
};

const FENCE = '```';

/** Makes the lines of the selection a quote or a list, or lines again. Lists leave blank lines alone. */
export function toggleLines(state: FieldState, format: keyof typeof formats): FieldState {
  const { has, instead, start } = formats[format];
  const { first, last, lines } = linesOf(state);
  const counted = format === 'quote' || lines.every((line) => line.trim() === '') ? lines : lines.filter((line) => line.trim() !== '');
  const has_all = counted.every((line) => has.test(line));
  let index = 0;
  const changed = lines.map((line) => {
    if (has_all) return line.replace(has, '');
    if (!counted.includes(line)) return line;
    index += 1;
    return start(index - 1) + line.replace(instead, '');
  });
  return withLines(state, first, last, changed.join('\n'));
}

/** Puts the lines of the selection between fences, or takes the fences away that they are in. */
export function toggleCodeBlock(state: FieldState): FieldState {
  const { text } = state;
  const { first, last, lines } = linesOf(state);
  const inner = lines.join('\n');
  if (lines.length > 2 && lines[0]?.startsWith(FENCE) && lines.at(-1) === FENCE) {
    return withLines(state, first, last, lines.slice(1, -1).join('\n'));
  }
  const before = text.slice(0, first).split('\n').at(-2);
  const after = text.slice(last + 1).split('\n', 1)[0];
  if (before?.startsWith(FENCE) && after === FENCE) {
    const start = first - before.length - 1;
    return replaced(text, start, last + 1 + FENCE.length, inner, [state.from - first, state.to - first]);
  }
  const fenced = `${FENCE}\n${inner}\n${FENCE}`;
  return replaced(text, first, last, fenced, [FENCE.length + 1, FENCE.length + 1 + inner.length]);
}

function linesOf({ text, from, to }: FieldState): { readonly first: number; readonly last: number; readonly lines: readonly string[] } {
  const first = text.lastIndexOf('\n', from - 1) + 1;
  // A selection that ends where a line begins has nothing of that line.
  const inside = to > from && text.charAt(to - 1) === '\n' ? to - 1 : to;
  const end = text.indexOf('\n', inside);
  const last = end < 0 ? text.length : end;
  return { first: from === 0 ? 0 : first, last, lines: text.slice(from === 0 ? 0 : first, last).split('\n') };
}

/** A caret stays where it was in its line; a selection becomes the lines. */
function withLines({ text, from, to }: FieldState, first: number, last: number, by: string): FieldState {
  const caret = Math.max(0, from - first + by.length - (last - first));
  return replaced(text, first, last, by, from === to ? [caret, caret] : [0, by.length]);
}

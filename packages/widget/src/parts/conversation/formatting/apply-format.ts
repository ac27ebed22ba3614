import type { FormatCommand } from './format-command.js';
import type { FieldState } from './field-state.js';
import { hasCodeBlock, toggleCodeBlock } from './toggle-code-block.js';
import { hasLines, toggleLines, type LineFormatName } from './toggle-lines.js';
import { hasLink, toggleLink } from './toggle-link.js';
import { hasMark, toggleMark, type Marks } from './toggle-mark.js';

interface Format {
  readonly toggle: (state: FieldState) => FieldState;
  readonly has: (state: FieldState) => boolean;
}

const marked = (...marks: Marks): Format => ({ toggle: (state) => toggleMark(state, marks), has: (state) => hasMark(state, marks) });
const lined = (name: LineFormatName): Format => ({ toggle: (state) => toggleLines(state, name), has: (state) => hasLines(state, name) });
const code = marked('`');

const formats: Readonly<Record<FormatCommand, Format>> = {
  bold: marked('**'),
  // The first is written, the others are understood.
  italic: marked('_', '*'),
  strike: marked('~~'),
  code: { ...code, toggle: (state) => (state.text.slice(state.from, state.to).includes('\n') ? toggleCodeBlock(state) : code.toggle(state)) },
  code_block: { toggle: toggleCodeBlock, has: hasCodeBlock },
  quote: lined('quote'),
  bullets: lined('bullets'),
  numbers: lined('numbers'),
  link: { toggle: toggleLink, has: hasLink },
};

/**
 * Gives what is selected a format, or takes it away again where it has it; where nothing is selected, what is written at the caret. What was selected stays so
 * (without the white space at its ends), and nothing else ever is.
 */
export function applyFormat(command: FormatCommand, state: FieldState): FieldState {
  return formats[command].toggle(state);
}

/** Whether what is selected has the format, or what is written at the caret. */
export function hasFormat(command: FormatCommand, state: FieldState): boolean {
  return formats[command].has(state);
}

import type { FormatCommand } from './format-command.js';
import type { FieldState } from './field-state.js';
import { toggleCodeBlock, toggleLines } from './toggle-lines.js';
import { toggleLink } from './toggle-link.js';
import { toggleMark } from './toggle-mark.js';

const commands: Readonly<Record<FormatCommand, (state: FieldState) => FieldState>> = {
  bold: (state) => toggleMark(state, ['**']),
  // The first is written, the others are understood.
  italic: (state) => toggleMark(state, ['_', '*']),
  strike: (state) => toggleMark(state, ['~~']),
  code: (state) => (state.text.slice(state.from, state.to).includes('\n') ? toggleCodeBlock(state) : toggleMark(state, ['`'])),
  code_block: toggleCodeBlock,
  quote: (state) => toggleLines(state, 'quote'),
  bullets: (state) => toggleLines(state, 'bullets'),
  numbers: (state) => toggleLines(state, 'numbers'),
  link: toggleLink,
};

/** Gives what is selected (else the word at the caret) a format, or takes it away again where it has it. */
export function applyFormat(command: FormatCommand, state: FieldState): FieldState {
  return commands[command](state);
}

import { applyFormat } from './apply-format.js';
import { formatCommands, type FormatCommand } from './format-command.js';
import type { FieldState } from './field-state.js';

/** The formats that what is selected has: those that the same command would take away. */
export function activeFormats(state: FieldState): ReadonlySet<FormatCommand> {
  return new Set(formatCommands.filter((command) => isTaken(command, state)));
}

/** What takes away leaves less, and would give it again; a bullet in the place of a number leaves less too, and would take it away again. */
function isTaken(command: FormatCommand, state: FieldState): boolean {
  const without = applyFormat(command, state);
  return without.text.length < state.text.length && applyFormat(command, without).text.length > without.text.length;
}

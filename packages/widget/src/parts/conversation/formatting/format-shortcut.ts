import { isComposing, type KeyPress } from '../enter-key.js';
import { formatCommands, type FormatCommand } from './format-command.js';

interface Shortcut {
  /** Of the key, as it is named where it lies (KeyboardEvent.code): digits with Shift are other signs on other keyboards. */
  readonly code: string;
  readonly shift: boolean;
}

const shortcuts: Readonly<Record<FormatCommand, Shortcut>> = {
  bold: { code: 'KeyB', shift: false },
  italic: { code: 'KeyI', shift: false },
  strike: { code: 'KeyX', shift: true },
  link: { code: 'KeyK', shift: false },
  bullets: { code: 'Digit8', shift: true },
  numbers: { code: 'Digit7', shift: true },
  quote: { code: 'Digit9', shift: true },
  code: { code: 'KeyE', shift: false },
  code_block: { code: 'KeyE', shift: true },
};

/** Whether Cmd is the key of shortcuts here, by `navigator.platform`; Ctrl moves the caret there. */
export function isApple(platform: string): boolean {
  return /^(?:Mac|iP)/.test(platform);
}

/** What a key press asks for with Ctrl (Cmd on an Apple); null: nothing. */
export function shortcutOf(event: KeyPress & Pick<KeyboardEvent, 'code'>, is_apple: boolean): FormatCommand | null {
  const [wanted, other] = is_apple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  // With Alt it is AltGr, by which people write.
  if (!wanted || other || event.altKey || isComposing(event)) return null;
  // A letter is where the keyboard's layout has it; alphabets without it are typed by place.
  const code = /^[a-z]$/i.test(event.key) ? `Key${event.key.toUpperCase()}` : event.code;
  return formatCommands.find((command) => shortcuts[command].code === code && shortcuts[command].shift === event.shiftKey) ?? null;
}

/** How it is shown (`Ctrl+B`, `⌘B`). */
export function shortcutText(command: FormatCommand, is_apple: boolean): string {
  const { code, shift } = shortcuts[command];
  return (is_apple ? `${shift ? '⇧' : ''}⌘` : `Ctrl+${shift ? 'Shift+' : ''}`) + code.slice(-1);
}

/** For `aria-keyshortcuts`. */
export function ariaShortcut(command: FormatCommand, is_apple: boolean): string {
  const { code, shift } = shortcuts[command];
  return `${is_apple ? 'Meta' : 'Control'}+${shift ? 'Shift+' : ''}${code.slice(-1)}`;
}

/** What formats a text that is being written; loaded by load-format-tools.ts when somebody writes. */
export { FormatBar } from './format-bar.js';
export { formatField, pasteAddress } from './format-field.js';
export { isApple, shortcutOf } from './format-shortcut.js';

/** What formats a text that is being written; loaded by load-format-tools.ts when somebody writes. */
export { keepChoice, readChoice } from '@tenant-chat/client';
export { FormatBar } from './format-bar.js';
export { formatField, pasteAddress } from './format-field.js';
export { isApple, shortcutOf } from './format-shortcut.js';

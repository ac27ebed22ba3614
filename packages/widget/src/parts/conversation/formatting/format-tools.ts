/** What formats a text that is being written; loaded by load-format-tools.ts when somebody does. */
export { FormatBar } from './format-bar.js';
export { formatField, pasteIntoField } from './format-field.js';

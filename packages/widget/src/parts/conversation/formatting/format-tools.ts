/** What formats a text that is being written; loaded by load-format-tools.ts when somebody writes. */
export { FormatBar } from './format-bar.js';
export { formatByKey, recallBar, toggleBar } from './format-by-key.js';
export { continueField, pasteAddress } from './format-field.js';

import type { Query } from './completion-source.js';

const QUERY_MAX = 30;
/** Two letters: `:D` is a face already, and a time of day has no letters. */
const WORD = /^\p{L}[\p{L}\p{N}_-]+$/u;

/** What is being written after a `:` that begins a word, up to the caret; null: nothing. */
export function emojiQuery(text: string, caret: number): Query | null {
  const from = text.lastIndexOf(':', caret - 1);
  if (from < 0 || caret - from > QUERY_MAX || !/^[\s([{]?$/.test(text.slice(Math.max(0, from - 1), from))) return null;
  const query = text.slice(from + 1, caret);
  return WORD.test(query) && !isInCode(text.slice(0, from)) ? { from, text: query } : null;
}

/** Whether a fence was opened and not closed, or a tick in this line. */
function isInCode(before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return before.split('```').length % 2 === 0 || line.split('`').length % 2 === 0;
}

import type { Query } from '../completions/completion-source.js';
import { isLetter } from './mention-text.js';

const QUERY_MAX = 40;

/** What is being written after an `@` that begins a word, up to the caret; null: nothing. */
export function mentionQuery(text: string, caret: number): Query | null {
  const from = text.lastIndexOf('@', caret - 1);
  if (from < 0 || caret - from > QUERY_MAX || isLetter(text[from - 1])) return null;
  const query = text.slice(from + 1, caret);
  // A name may have two words; a sentence is no name.
  return /\n|\s\s|^\s|\s\S+\s\S/.test(query) ? null : { from, text: query };
}

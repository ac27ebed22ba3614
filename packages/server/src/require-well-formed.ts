import { ChatError } from './chat-error.js';

/** PostgreSQL keeps neither lone surrogates nor U+0000; one such text would also spoil the whole batch that it travels in. */
export function requireWellFormed(text: string): void {
  // With the flag u only surrogates without their partner match.
  if (/\p{Surrogate}/u.test(text) || text.includes('\0')) throw new ChatError('content_malformed');
}

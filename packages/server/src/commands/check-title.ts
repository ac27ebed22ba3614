import { invalidRequest } from '../invalid-request.js';
import { requireWellFormed } from '../require-well-formed.js';

/** The title as it is kept: without blanks around it; ChatError when nothing is left of it. */
export function checkTitle(title: string): string {
  requireWellFormed(title);
  const kept = title.trim();
  if (kept === '') throw invalidRequest('title', 'A title needs text.');
  return kept;
}

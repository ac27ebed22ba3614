import { FOREVER } from '@tenant-chat/protocol/wire';
import { invalidRequest } from './invalid-request.js';

/**
 * A time of a request as rows spell theirs, and one that PostgreSQL and the wire can hold: PostgreSQL knows no year 0 (nothing happened before 1970), the wire no year
 * 10000, which an offset reaches. Throws ChatError invalid_request, naming the field.
 */
export function givenInstant(field: string, text: string): string {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw invalidRequest(field, 'Not a time of the calendar.');
  return new Date(Math.max(0, Math.min(at, Date.parse(FOREVER)))).toISOString();
}

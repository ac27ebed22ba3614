import { ChatError } from './chat-error.js';

/** A refusal that no schema can tell, in the form of those that a schema tells: it names the field. */
export function invalidRequest(field: string, message: string): ChatError {
  return new ChatError('invalid_request', { details: [{ field, message }] });
}

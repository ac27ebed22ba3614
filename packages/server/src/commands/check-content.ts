import { limits } from '@tenant-chat/protocol/wire';
import { ChatError } from '../chat-error.js';
import { requireWellFormed } from '../require-well-formed.js';

/** Whether this may be the text of a message; throws ChatError content_malformed, content_empty or content_too_long. */
export function checkContent(content: string): void {
  requireWellFormed(content);
  if (content.trim() === '') throw new ChatError('content_empty');
  if (Buffer.byteLength(content) > limits.content_bytes || hasMoreGraphemes(content, limits.content_graphemes)) {
    throw new ChatError('content_too_long');
  }
}

function hasMoreGraphemes(text: string, most: number): boolean {
  // A character as people count them has at least one code unit; so nearly every message is decided without counting.
  if (text.length <= most) return false;
  let count = 0;
  for (const _ of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    count += 1;
    if (count > most) return true;
  }
  return false;
}

import { limits } from '@tenant-chat/protocol/wire';
import { ApiError } from '../api-error.js';

const loneSurrogate = /[\ud800-\udfff]/u;

/** The same verdict as the server's, before anything is sent. Throws ApiError content_malformed, content_empty or content_too_long. */
export function checkContent(content: string): void {
  if (loneSurrogate.test(content) || content.includes('\0')) throw new ApiError('content_malformed', 0);
  if (content.trim() === '') throw new ApiError('content_empty', 0);
  // A character has at least one code unit: most texts need no counting.
  const isLong = content.length > limits.content_graphemes;
  if (isLong && (new TextEncoder().encode(content).length > limits.content_bytes || countGraphemes(content) > limits.content_graphemes)) {
    throw new ApiError('content_too_long', 0);
  }
}

function countGraphemes(content: string): number {
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(content)].length;
}

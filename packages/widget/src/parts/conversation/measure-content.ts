import { limits } from '@tenant-chat/protocol/wire';

export interface ContentMeasure {
  readonly is_blank: boolean;
  /** Whether the server will take it. */
  readonly fits: boolean;
  /** Characters left, as people count them (negative: too many); null while there is no need to say, or where only the bytes are too many. */
  readonly left: number | null;
}

/** From here on the person is told how much is left. */
const TELL_BELOW = 200;

let segmenter: Intl.Segmenter | null = null;

/** Measures what stands in the composer; cheap for all but the longest texts, since a character is at least one UTF-16 unit. */
export function measureContent(content: string): ContentMeasure {
  const is_blank = content.trim() === '';
  // Each unit is at least one byte of UTF-8.
  if (content.length > limits.content_bytes) return { is_blank, fits: false, left: null };
  if (content.length <= limits.content_graphemes - TELL_BELOW) return { is_blank, fits: true, left: null };
  const left = limits.content_graphemes - countGraphemes(content);
  const fits_bytes = new TextEncoder().encode(content).length <= limits.content_bytes;
  return { is_blank, fits: left >= 0 && fits_bytes, left: left <= TELL_BELOW ? left : null };
}

function countGraphemes(text: string): number {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

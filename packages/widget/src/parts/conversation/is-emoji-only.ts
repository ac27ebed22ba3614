/** As many are shown large; more are a text like any other. */
const LARGE_MAX = 3;
/** A family of four with skin tones is 25 units long. */
const LENGTH_MAX = LARGE_MAX * 35;

const emoji = /^(?:\p{RI}\p{RI}$|(?!\p{RI})\p{Emoji_Presentation}|\p{Extended_Pictographic}\u{FE0F}|[0-9#*]\u{FE0F}?\u{20E3}$)/u;

let segmenter: Intl.Segmenter | null = null;

/** Whether a message is nothing but one to three emoji. */
export function isEmojiOnly(content: string): boolean {
  const text = content.trim();
  if (text === '' || text.length > LENGTH_MAX || /[\p{L}\s]/u.test(text)) return false;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let count = 0;
  for (const { segment } of segmenter.segment(text)) {
    count += 1;
    if (count > LARGE_MAX || !emoji.test(segment)) return false;
  }
  return true;
}

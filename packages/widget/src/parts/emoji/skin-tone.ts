/** 0: as it comes, without one; 1 to 5: from light to dark. */
export type SkinTone = 0 | 1 | 2 | 3 | 4 | 5;

const MODIFIERS = ['🏻', '🏼', '🏽', '🏾', '🏿'];
/** Whoever has a skin, and what asks for the look of an emoji behind it: the tone asks for that too. Between two people who hold hands the hands have none of their own. */
const SKIN = /(?!(?<=\u200d)🤝)(\p{Emoji_Modifier_Base})\uFE0F?/gu;

/** An emoji that has skin tones in one of them, everybody in it in the same. */
export function withTone(emoji: string, tone: SkinTone): string {
  return tone === 0 ? emoji : emoji.replace(SKIN, `$1${MODIFIERS[tone - 1]}`);
}

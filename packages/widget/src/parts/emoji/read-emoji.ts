import { foldText } from '../fold-text.js';
import type { emojiByGroup } from './generated/emoji.js';

export type EmojiGroupName = keyof typeof emojiByGroup;

export interface Emoji {
  readonly emoji: string;
  /** In the person's language. */
  readonly name: string;
  /** Name and keywords, folded; each word begins behind a space. */
  readonly words: string;
  readonly has_tones: boolean;
}

export interface EmojiGroup {
  readonly group: EmojiGroupName;
  readonly emoji: readonly Emoji[];
}

/** Puts the generated emoji and their generated names together. */
export function readEmoji(groups: Readonly<Record<EmojiGroupName, string>>, names: string): readonly EmojiGroup[] {
  const lines = names.split('\n');
  let at = 0;
  const read = (each: string): Emoji => {
    const line = lines[at++] ?? '';
    const has_tones = each.endsWith('+');
    return { emoji: has_tones ? each.slice(0, -1) : each, name: line.split('|', 1)[0] ?? '', words: ` ${foldText(line).replace(/[^\p{L}\p{N}]+/gu, ' ')}`, has_tones };
  };
  return Object.entries(groups).map(([group, list]) => ({ group: group as EmojiGroupName, emoji: list.split(' ').map(read) })); // the keys are those of the record
}

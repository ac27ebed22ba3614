import { foldText } from '../fold-text.js';
import type { Emoji, EmojiGroup } from './read-emoji.js';

/** Emoji whose name or keywords have a word for each word of the query, beginning like it, accents and case aside. Those called so come first. */
export function findEmoji(groups: readonly EmojiGroup[], query: string): readonly Emoji[] {
  const wanted = foldText(query).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  if (wanted.length === 0) return [];
  const found = groups.flatMap(({ emoji }) => emoji).filter(({ words }) => wanted.every((word) => words.includes(` ${word}`)));
  const text = wanted.join(' ');
  const rank = ({ name, words }: Emoji): number => {
    const called = foldText(name);
    if (called === text) return 0;
    if (called.startsWith(text)) return 1;
    // In English what it is stands last: a birthday cake is a cake, a fish cake with swirl is not.
    // Of those the better known one, which has more keywords, comes first.
    if (called.endsWith(` ${text}`)) return 2 + 1 / words.length;
    // A whole word says more than the beginning of one.
    return `${words} `.includes(` ${text} `) ? 3 : 4;
  };
  return found.map((each) => ({ each, at: rank(each) })).sort((one, other) => one.at - other.at).map(({ each }) => each);
}

import type { Locale } from '../../locales/choose-locale.js';
import { readEmoji, type EmojiGroup } from './read-emoji.js';

/** Adding a language is adding its file: a missing line here does not compile. */
const names: Record<Locale, () => Promise<{ readonly emojiNames: string }>> = {
  en: () => import('./generated/en.js'),
  es: () => import('./generated/es.js'),
  'pt-BR': () => import('./generated/pt-BR.js'),
};

const read = new Map<Locale, readonly EmojiGroup[]>();

/** All emoji with what they are called in a language. */
export async function loadEmoji(locale: Locale): Promise<readonly EmojiGroup[]> {
  const known = read.get(locale);
  if (known) return known;
  const [{ emojiByGroup }, { emojiNames }] = await Promise.all([import('./generated/emoji.js'), names[locale]()]);
  const groups = readEmoji(emojiByGroup, emojiNames);
  read.set(locale, groups);
  return groups;
}

import { msg } from '@lit/localize';
import type { EmojiGroupName } from './read-emoji.js';
import type { SkinTone } from './skin-tone.js';

/** What a group is called, and the emoji that stands for it. */
export const groupWords: Readonly<Record<EmojiGroupName, readonly [sign: string, words: () => string]>> = {
  smileys: ['😀', () => msg('Smileys and emotions')],
  people: ['👋', () => msg('People and gestures')],
  nature: ['🐻', () => msg('Animals and nature')],
  food: ['🍔', () => msg('Food and drink')],
  travel: ['🚗', () => msg('Travel and places')],
  activities: ['⚽', () => msg('Activities')],
  objects: ['💡', () => msg('Objects')],
  symbols: ['🔣', () => msg('Symbols')],
  flags: ['🏁', () => msg('Flags')],
};

/** By number. */
export function toneWords(tone: SkinTone): string {
  const words: Readonly<Record<SkinTone, () => string>> = {
    0: () => msg('Default skin tone'),
    1: () => msg('Light skin tone'),
    2: () => msg('Medium-light skin tone'),
    3: () => msg('Medium skin tone'),
    4: () => msg('Medium-dark skin tone'),
    5: () => msg('Dark skin tone'),
  };
  return words[tone]();
}

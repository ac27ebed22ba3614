import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { moreIcons } from '../../../theme/more-icons.js';
import type { EmojiChoices } from '../../emoji/emoji-choices.js';
import { withTone } from '../../emoji/skin-tone.js';
import type { MenuItem } from '../../menu/menu-item.js';

/** The item that leads to all emoji; the others have theirs as their id. */
export const ALL_EMOJI = 'all-emoji';

const FIRST: readonly string[] = ['👍', '❤️', '😂', '🎉'];

/** Four emoji at hand and a way to all. */
export function quickReactions(isMine: (emoji: string) => boolean, choices: EmojiChoices): readonly MenuItem[] {
  const four = fourAtHand(choices).map((emoji) => ({ id: emoji, label: msg(str`React with ${emoji}`), icon: html`${emoji}`, is_brief: true, is_checked: isMine(emoji) }));
  return [...four, { id: ALL_EMOJI, label: msg('More reactions…'), icon: moreIcons.plus, is_brief: true }];
}

/** The newest first; what is missing to four comes from the first ones, in the person's skin tone. */
export function fourAtHand({ recent, tone }: EmojiChoices): readonly string[] {
  return [...new Set([...recent, ...FIRST.map((emoji) => withTone(emoji, tone))])].slice(0, 4);
}

import { msg } from '@lit/localize';
import type { ChatClient } from '@tenant-chat/client';
import { html } from 'lit';
import type { Locale } from '../../../locales/choose-locale.js';
import { spokenLocale } from '../../../locales/localization.js';
import { emojiChoices, noteEmoji } from '../../emoji/emoji-choices.js';
import { findEmoji } from '../../emoji/find-emoji.js';
import { loadEmoji } from '../../emoji/load-emoji.js';
import type { Emoji } from '../../emoji/read-emoji.js';
import { withTone, type SkinTone } from '../../emoji/skin-tone.js';
import { foldText } from '../../fold-text.js';
import type { Completion, CompletionSource, Query } from './completion-source.js';
import { emojiQuery } from './emoji-query.js';
import { putCompletion } from './put-completion.js';

export interface EmojiSourceParts {
  readonly client: () => ChatClient | null;
  readonly field: () => HTMLTextAreaElement | null;
}

/** Emoji by what they are called in the person's language, in her skin tone, while a word is written behind a `:`. They come with the first one. */
export function emojiSource({ client, field }: EmojiSourceParts): CompletionSource {
  const take = (emoji: string, query: Query): void => {
    const [into, taker] = [field(), client()];
    if (!into || !taker) return;
    void noteEmoji(taker, emoji);
    putCompletion(into, query, emoji);
  };
  const completion = ({ emoji, name, words, has_tones }: Emoji, tone: SkinTone, query: Query): Completion => {
    const shown = has_tones ? withTone(emoji, tone) : emoji;
    return {
      id: emoji, name,
      picture: html`<span class="sign" aria-hidden="true">${shown}</span>`,
      ended_by: hasWords(words, query.text) ? ':' : undefined,
      pick: () => take(shown, query),
    };
  };
  let known: ((query: Query) => readonly Completion[]) | null = null;
  return {
    label: () => msg('Emoji'),
    query: emojiQuery,
    known: (query) => known?.(query) ?? [],
    async asked(query) {
      const taker = client();
      if (!taker) return [];
      const [groups, { tone }] = await Promise.all([loadEmoji(spokenLocale() as Locale), emojiChoices(taker)]); // it speaks no others
      known = (asked) => findEmoji(groups, asked.text).map((each) => completion(each, tone, asked));
      return known(query);
    },
  };
}

/** Whether what is written is a whole name or keyword, and not the beginning of one. */
function hasWords(words: string, text: string): boolean {
  return `${words} `.includes(` ${foldText(text).replace(/[_-]+/g, ' ').trim()} `);
}

import { msg, str } from '@lit/localize';
import type { Message } from '@tenant-chat/protocol/schemas';
import { html, type TemplateResult } from 'lit';
import { hasReacted } from './toggle-reaction.js';

/** At hand before a person picked any. */
export const FIRST_REACTIONS: readonly string[] = ['👍', '❤️', '😂', '🎉'];

/** Four emoji at hand and a way to all: for a toolbar or a menu of a message. The same presses as those of the chips. */
export function quickReactions(message: Pick<Message, 'reactions'>, me: string, recent: readonly string[] = []): TemplateResult {
  const more = msg('More reactions');
  return html`<span class="quick-reactions" role="group" aria-label=${msg('React')}>${fourAtHand(recent).map(
    (emoji) => html`<button type="button" class="icon-button" data-action="react" data-emoji=${emoji} aria-label=${msg(str`React with ${emoji}`)}
      aria-pressed=${String(hasReacted(message, me, emoji))}>${emoji}</button>`,
  )}<button type="button" class="icon-button" data-action="pick-reaction" aria-label=${more} title=${more}>+</button></span>`;
}

/** The newest first; what is missing to four comes from the first ones. */
export function fourAtHand(recent: readonly string[]): readonly string[] {
  return [...new Set([...recent, ...FIRST_REACTIONS])].slice(0, 4);
}

import { msg } from '@lit/localize';
import type { ChatClient } from '@tenant-chat/client';
import { html, type TemplateResult } from 'lit';
import { moreIcons } from '../../theme/more-icons.js';

/** Stands in the field in which a message is written; the emoji comes to where the caret is. */
export function emojiButton(client: ChatClient, failed: (error: unknown) => void): TemplateResult {
  const name = msg('Emoji');
  const press = ({ currentTarget }: Event): void =>
    void import('./insert-emoji.js').then(({ insertEmoji }) => insertEmoji(currentTarget as HTMLElement, client)).catch(failed);
  return html`<button type="button" class="icon-button" part="emoji-button" aria-label=${name} title=${name} aria-haspopup="dialog" @click=${press}>${moreIcons.smile}</button>`;
}

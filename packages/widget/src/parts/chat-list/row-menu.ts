import { msg } from '@lit/localize';
import type { ConversationSummary } from '@tenant-chat/client';
import { html } from 'lit';
import { icons } from '../../theme/icons.js';
import type { RowMenu } from './chat-row.js';

/** The second button of a row (hover, touch, context menu). */
export function rowMenuButton({ title }: ConversationSummary, tabindex: number, show: (anchor: HTMLElement) => void): RowMenu {
  const open = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
    const pressed = event.currentTarget as HTMLElement;
    show(pressed.closest('li')?.querySelector<HTMLElement>('.more') ?? pressed);
  };
  const button = html`<button type="button" class="more icon-button" part="row-menu" tabindex=${tabindex} aria-haspopup="menu"
    aria-label=${`${msg('Actions')}: ${title || msg('Conversation')}`} @click=${open}>${icons.more}</button>`;
  return { open, button };
}

import { msg } from '@lit/localize';
import type { ChatClient } from '@tenant-chat/client';
import { html, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';

/** @param tell what went wrong; '': nothing */
export function readAllButton(client: ChatClient | null, tell: (words: string) => void): TemplateResult {
  const words = msg('Mark all as read');
  const press = async ({ currentTarget }: Event): Promise<void> => {
    // The button goes with what is unread: the focus does not go with it.
    (currentTarget as HTMLElement).parentElement?.querySelector<HTMLElement>('.filter')?.focus();
    tell('');
    await client?.call('mark_all_read', {}).catch(() => tell(msg('That did not work. Please try again.')));
  };
  return html`<button type="button" class="icon-button read-all" part="read-all" aria-label=${words} title=${words} @click=${press}>${icons.double_check}</button>`;
}

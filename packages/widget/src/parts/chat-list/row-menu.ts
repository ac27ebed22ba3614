import { msg } from '@lit/localize';
import type { ChatClient, ConversationSummary } from '@tenant-chat/client';
import { html } from 'lit';
import { icons } from '../../theme/icons.js';
import { moreIcons } from '../../theme/more-icons.js';
import type { MenuItem } from '../menu/menu-item.js';
import { showMenu } from '../menu/show-menu.js';
import type { RowMenu } from './chat-row.js';

/** Asks what to do with a conversation of the list and does it. Resolves with what to tell the person when it did not work; '' when it did. */
export async function rowMenu(root: ParentNode, anchor: HTMLElement, client: ChatClient, { id, title, muted, archived }: ConversationSummary): Promise<string> {
  const items: readonly MenuItem[] = [
    muted ? { id: 'unmute', label: msg('Unmute'), icon: moreIcons.unmute } : { id: 'mute', label: msg('Mute'), icon: icons.mute },
    archived ? { id: 'unarchive', label: msg('Unarchive'), icon: moreIcons.archive } : { id: 'archive', label: msg('Archive'), icon: moreIcons.archive },
  ];
  try {
    const picked = await showMenu(root, anchor, items, `${msg('Actions')}: ${title}`);
    if (picked === 'mute' || picked === 'unmute') await client.mute(id, picked === 'mute');
    else if (picked !== null) await client.archive(id, picked === 'archive');
    return '';
  } catch {
    return msg('That did not work. Please try again.');
  }
}

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

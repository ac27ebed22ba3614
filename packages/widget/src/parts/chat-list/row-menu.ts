import { msg } from '@lit/localize';
import type { ChatClient, ConversationSummary } from '@tenant-chat/client';
import { icons } from '../../theme/icons.js';
import { moreIcons } from '../../theme/more-icons.js';
import type { MenuItem } from '../menu/menu-item.js';
import { showMenu } from '../menu/show-menu.js';

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

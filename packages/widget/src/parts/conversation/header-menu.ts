import { msg } from '@lit/localize';
import { isArchived, isMuted, type ChatClient, type ConversationState } from '@tenant-chat/client';
import { icons } from '../../theme/icons.js';
import { moreIcons } from '../../theme/more-icons.js';
import type { MenuItem } from '../menu/menu-item.js';
import { showMenu } from '../menu/show-menu.js';
import { isMuteChoice, muteItems, muteUntil } from './mute-choices.js';

/** What can be done with a conversation. */
function headerMenuItems(conversation: ConversationState): readonly MenuItem[] {
  return [
    ...(conversation.row.kind === 'group' ? [{ id: 'details', label: msg('Group details'), icon: icons.people }] : []),
    isMuted(conversation, Date.now())
      ? { id: 'unmute', label: msg('Unmute'), icon: moreIcons.unmute }
      : { id: 'mute', label: msg('Mute…'), icon: icons.mute },
    isArchived(conversation)
      ? { id: 'unarchive', label: msg('Unarchive'), icon: moreIcons.archive }
      : { id: 'archive', label: msg('Archive'), icon: moreIcons.archive },
  ];
}

/** Asks what to do with a conversation and does it; true: the person wants to see the details. Rejects when it was refused. */
export async function headerMenu(root: ParentNode, anchor: HTMLElement, client: ChatClient, conversation: ConversationState): Promise<boolean> {
  const { id } = conversation.row;
  let picked = await showMenu(root, anchor, headerMenuItems(conversation), msg('More actions'));
  if (picked === 'mute') picked = await showMenu(root, anchor, muteItems(), msg('Mute'));
  if (picked === 'archive' || picked === 'unarchive') await client.archive(id, picked === 'archive');
  else if (picked === 'unmute') await client.mute(id, false);
  else if (picked !== null && isMuteChoice(picked)) await client.mute(id, true, muteUntil(picked, Date.now()));
  return picked === 'details';
}

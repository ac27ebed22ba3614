import { msg, str } from '@lit/localize';
import { countAfter, isArchived, unreadCount, unreadMark, type ChatClient, type ConversationState } from '@tenant-chat/client';
import type { Message } from '@tenant-chat/protocol/schemas';
import { formatsIfMade } from '../../locales/formats.js';
import { icons } from '../../theme/icons.js';
import { moreIcons } from '../../theme/more-icons.js';
import { showArchived } from '../chat-list/archived-note.js';
import type { MenuItem } from '../menu/menu-item.js';
import { showMenu } from '../menu/show-menu.js';
import { conversationIcons } from './conversation-icons.js';
import { changePreference, isPreferenceChange } from './preferences/change-preference.js';
import { askMute, askNotify } from './preferences/preference-menus.js';
import { muteWords } from './preferences/preference-words.js';

/** What can not be done here: the pane shows it. */
export type ShownInPane = 'details' | 'pins' | 'date';

export interface ConversationMenuOf {
  readonly root: ParentNode;
  readonly anchor: HTMLElement;
  readonly client: ChatClient;
  readonly conversation: ConversationState;
  readonly me: string;
  readonly title: string;
  /** Whether the conversation is open, so that details, pins and days can be shown. */
  readonly is_open: boolean;
}

/** What can be done with a conversation, from its header and from its row in the list: asks, and does it. Rejects when it was refused. */
export async function conversationMenu(of: ConversationMenuOf): Promise<ShownInPane | null> {
  const { root, anchor, client, conversation, title, is_open } = of;
  const conversation_id = conversation.row.id;
  let picked = await showMenu(root, anchor, itemsOf(of), msg(str`Actions: ${title}`));
  if (picked === 'mute') picked = await askMute(root, anchor, false);
  if (picked === 'notify') picked = await askNotify(root, anchor, conversation);
  if (picked === 'details' || picked === 'pins' || picked === 'date') return picked;
  if (picked === 'read') await client.call('mark_read', { conversation_id });
  else if (picked === 'unread') await client.markUnread(conversation_id, lastCounted(of)?.id ?? '');
  else if (picked !== null && isPreferenceChange(picked)) await changePreference(client, conversation_id, picked);
  if (picked === 'archive' && !is_open) showArchived(root, () => changePreference(client, conversation_id, 'unarchive'));
  return null;
}

/** The last one from which on something would be unread. */
function lastCounted({ conversation, me }: ConversationMenuOf): Message | undefined {
  return conversation.messages.findLast(({ seq }) => countAfter(conversation, me, seq - 1) > 0);
}

function itemsOf(of: ConversationMenuOf): readonly MenuItem[] {
  const { conversation, me, is_open } = of;
  const { preference, messages } = conversation;
  const is_unread = unreadCount(conversation, me) > 0 || unreadMark(conversation, me) !== null;
  const muted = muteWords(conversation, formatsIfMade(), Date.now());
  return [
    ...(is_open ? [{ id: 'details', label: msg('Details'), icon: conversationIcons.info }, { id: 'pins', label: msg('Pinned messages'), icon: icons.pin }] : []),
    ...(is_open && messages.length > 0 ? [{ id: 'date', label: msg('Jump to date…'), icon: conversationIcons.calendar }] : []),
    ...(is_unread ? [{ id: 'read', label: msg('Mark as read'), icon: icons.double_check }]
      : lastCounted(of) ? [{ id: 'unread', label: msg('Mark as unread'), icon: moreIcons.unread }] : []),
    preference?.pinned_at == null ? { id: 'pin', label: msg('Pin to the top'), icon: conversationIcons.top } : { id: 'unpin', label: msg('Unpin from the top'), icon: conversationIcons.top },
    muted === null ? { id: 'mute', label: msg('Mute…'), icon: icons.mute } : { id: 'unmute', label: `${msg('Unmute')} · ${muted}`, icon: conversationIcons.bell },
    { id: 'notify', label: msg('Notify me…'), icon: conversationIcons.bell_rings },
    isArchived(conversation) ? { id: 'unarchive', label: msg('Unarchive'), icon: moreIcons.archive } : { id: 'archive', label: msg('Archive'), icon: moreIcons.archive },
  ];
}

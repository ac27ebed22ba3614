import { msg, str } from '@lit/localize';
import { isArchived, isMuted, unreadCount, unreadMark, type ChatClient, type ConversationState } from '@tenant-chat/client';
import type { NotifyLevel } from '@tenant-chat/protocol/schemas';
import { svg } from 'lit';
import { draw, icons, path } from '../../theme/icons.js';
import { moreIcons } from '../../theme/more-icons.js';
import type { MenuItem } from '../menu/menu-item.js';
import { showMenu } from '../menu/show-menu.js';
import { isMuteChoice, muteItems, muteUntil } from './mute-choices.js';

const bell = path('M18 10a6 6 0 0 0-12 0c0 4-2 6-2 6h16s-2-2-2-6m-8 10h4');
const bells = { on: draw(18, bell), when: draw(18, svg`${bell}${path('M2.500 9a8.500 8.500 0 0 1 3-5.500m16 5.500a8.500 8.500 0 0 0-3-5.500')}`) };

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
  const { root, anchor, client, conversation: { row, messages }, title } = of;
  const conversation_id = row.id;
  let picked = await showMenu(root, anchor, itemsOf(of), msg(str`Actions: ${title}`));
  if (picked === 'mute') picked = await showMenu(root, anchor, muteItems(), msg('Mute'));
  if (picked === 'notify') picked = await showMenu(root, anchor, notifyItems(of), msg('Notify me'));
  if (picked === null || picked === 'details' || picked === 'pins' || picked === 'date') return picked;
  const notify = notifyLevels[picked];
  if (isMuteChoice(picked)) await client.call('mute_conversation', { conversation_id, muted: true, until: muteUntil(picked, Date.now()) });
  else if (notify) await client.call('update_preferences', { conversation_id, notify });
  else if (picked === 'unmute') await client.call('mute_conversation', { conversation_id, muted: false });
  else if (picked === 'pin' || picked === 'unpin') await client.call('update_preferences', { conversation_id, pinned: picked === 'pin' });
  else if (picked === 'read') await client.call('mark_read', { conversation_id });
  else if (picked === 'unread') await client.markUnread(conversation_id, messages.at(-1)?.id ?? '');
  else await client.call('archive_conversation', { conversation_id, archived: picked === 'archive' });
  return null;
}

const calendar = draw(18, path('M5 6h14v13H5zM5 10.500h14M8.500 3.500V6m7-2.500V6'));

function itemsOf({ conversation, me, is_open }: ConversationMenuOf): readonly MenuItem[] {
  const { row, preference, messages } = conversation;
  const is_unread = unreadCount(conversation, me) > 0 || unreadMark(conversation, me) !== null;
  const is_muted = preference?.muted_until != null && isMuted(conversation, Date.now());
  return [
    ...(is_open && row.kind === 'group' ? [{ id: 'details', label: msg('Group details'), icon: icons.people }] : []),
    ...(is_open ? [{ id: 'pins', label: msg('Pinned messages'), icon: icons.pin }] : []),
    ...(is_open && messages.length > 0 ? [{ id: 'date', label: msg('Jump to date…'), icon: calendar }] : []),
    ...(is_unread ? [{ id: 'read', label: msg('Mark as read'), icon: icons.double_check }]
      : messages.length > 0 ? [{ id: 'unread', label: msg('Mark as unread'), icon: moreIcons.unread }] : []),
    preference?.pinned_at == null ? { id: 'pin', label: msg('Pin to the top'), icon: icons.pin } : { id: 'unpin', label: msg('Unpin from the top'), icon: icons.pin },
    is_muted ? { id: 'unmute', label: msg('Unmute'), icon: bells.on } : { id: 'mute', label: msg('Mute…'), icon: icons.mute },
    { id: 'notify', label: msg('Notify me…'), icon: bells.when },
    isArchived(conversation) ? { id: 'unarchive', label: msg('Unarchive'), icon: moreIcons.archive } : { id: 'archive', label: msg('Archive'), icon: moreIcons.archive },
  ];
}

const notifyLevels: Readonly<Record<string, NotifyLevel>> = { 'notify-all': 'all', 'notify-mentions': 'mentions', 'notify-none': 'none' };

function notifyItems({ conversation }: ConversationMenuOf): readonly MenuItem[] {
  const level = conversation.preference?.notify ?? 'all';
  const labels: Readonly<Record<NotifyLevel, string>> = { all: msg('Of every message'), mentions: msg('Only when I am mentioned'), none: msg('Of nothing') };
  return Object.entries(notifyLevels).map(([id, each]) => ({ id, label: labels[each], is_radio: true, is_checked: each === level }));
}

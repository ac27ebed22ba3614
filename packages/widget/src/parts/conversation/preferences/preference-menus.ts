import { msg } from '@lit/localize';
import type { ConversationState } from '@tenant-chat/client';
import type { MenuItem } from '../../menu/menu-item.js';
import { showMenu } from '../../menu/show-menu.js';
import { isPreferenceChange, type PreferenceChange } from './change-preference.js';
import { notifyLevel, notifyWords } from './preference-words.js';

/** Asks how long; with the way out where it is muted. null: nothing was chosen. */
export function askMute(root: ParentNode, anchor: HTMLElement, is_muted: boolean): Promise<PreferenceChange | null> {
  return ask(root, anchor, msg('Mute'), [
    ...(is_muted ? [{ id: 'unmute', label: msg('Unmute') }] : []),
    { id: 'mute-1h', label: msg('For 1 hour') },
    { id: 'mute-8h', label: msg('For 8 hours') },
    { id: 'mute-tomorrow', label: msg('Until tomorrow') },
    { id: 'mute-forever', label: msg('Until I turn it on again') },
  ]);
}

/** Asks of what I want to be told; null: nothing was chosen. */
export function askNotify(root: ParentNode, anchor: HTMLElement, conversation: ConversationState): Promise<PreferenceChange | null> {
  const level = notifyLevel(conversation);
  return ask(root, anchor, msg('Notify me'), (['all', 'mentions', 'none'] as const).map((each) => ({ id: `notify-${each}`, label: notifyWords[each](), is_radio: true, is_checked: each === level })));
}

async function ask(root: ParentNode, anchor: HTMLElement, label: string, items: readonly MenuItem[]): Promise<PreferenceChange | null> {
  const picked = await showMenu(root, anchor, items, label);
  return picked !== null && isPreferenceChange(picked) ? picked : null;
}

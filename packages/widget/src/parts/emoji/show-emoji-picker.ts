import type { ChatClient } from '@tenant-chat/client';
import { spokenLocale } from '../../locales/localization.js';
import type { Locale } from '../../locales/choose-locale.js';
import { defineOnce } from '../define-once.js';

/**
 * Shows all emoji beside an element of this root; resolves with the one that was taken, or null when it was closed. Rejects where the picker
 * does not load. The focus is the anchor's again.
 */
export async function showEmojiPicker(root: ParentNode, anchor: HTMLElement, client: ChatClient): Promise<string | null> {
  const { EmojiPicker, loadEmoji, emojiChoices } = await import('./emoji-picker.js');
  defineOnce('tenant-chat-emoji-picker', EmojiPicker);
  const [groups, choices] = await Promise.all([loadEmoji(spokenLocale() as Locale), emojiChoices(client)]); // it speaks no others
  const picker = document.createElement('tenant-chat-emoji-picker') as InstanceType<typeof EmojiPicker>;
  picker.part.add('emoji-picker');
  picker.setAttribute('exportparts', 'search, emoji, emoji-group, emoji-tone');
  Object.assign(picker, { client, groups, tone: choices.tone, recent: choices.recent });
  root.append(picker);
  return picker.showBeside(anchor);
}

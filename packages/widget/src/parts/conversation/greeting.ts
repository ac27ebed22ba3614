import { msg, str } from '@lit/localize';
import type { ConversationState } from '@tenant-chat/client';
import type { TemplateResult } from 'lit';
import { moreIcons } from '../../theme/more-icons.js';
import { notice } from '../states/notice.js';

/** Stands where the first message will be: an invitation to begin. */
export function greeting(conversation: ConversationState, title: string, greet: () => void): TemplateResult {
  const text = conversation.row.kind === 'direct' ? msg(str`Say hello to ${title}.`) : msg(str`Say hello to everybody in ${title}.`);
  return notice({ icon: moreIcons.chat, text, button: { label: msg('Send 👋'), press: greet } });
}

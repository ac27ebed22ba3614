import { msg, str } from '@lit/localize';
import type { ConversationState } from '@tenant-chat/client';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';
import { notice } from '../states/states.js';
import { messageSkeletons } from './message-skeletons.js';

export interface ListStart {
  /** Nothing is drawn below. */
  readonly is_empty: boolean;
  readonly has_older: boolean;
  readonly conversation: ConversationState;
  readonly title: string;
  readonly greet: () => void;
}

/** What stands above the first message drawn: older ones to come, an invitation to begin, or nothing. */
export function listStart({ is_empty, has_older, conversation, title, greet }: ListStart): TemplateResult | typeof nothing {
  if (has_older) return is_empty ? messageSkeletons() : html`<div class="older loading" aria-hidden="true"><i></i><i></i><i></i></div>`;
  if (!is_empty) return nothing;
  const text = conversation.row.kind === 'direct' ? msg(str`Say hello to ${title}.`) : msg(str`Say hello to everybody in ${title}.`);
  return notice({ icon: icons.chat, text, button: { label: msg('Send 👋'), press: greet } });
}

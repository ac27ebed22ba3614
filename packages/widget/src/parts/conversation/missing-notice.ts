import { msg, str } from '@lit/localize';
import type { ChatClient } from '@tenant-chat/client';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';
import { moreIcons } from '../../theme/more-icons.js';
import { notice } from '../states/notice.js';
import { decodeMentions } from './mentions/mention-text.js';
import { namesBy } from './rich-text.js';

interface Missing {
  readonly client: ChatClient | null;
  /** null: nobody has chosen one. */
  readonly conversation_id: string | null;
}

/** Stands in the place of a conversation that does not come, that was taken away (its title; with what she had not sent), or that nobody has chosen. */
export function missingNotice({ client, conversation_id }: Missing, back: () => void, lost: string): TemplateResult {
  if (conversation_id === null) return notice({ icon: moreIcons.chat, text: msg('Choose a conversation.') });
  const text = lost ? msg(str`You are no longer in ${lost}.`) : msg('This conversation is not there.');
  const unsent = lost ? client?.state.drafts.get(conversation_id) : undefined;
  const nameOf = (id: string): string => client?.state.users.get(id)?.name ?? '';
  return html`${notice({ icon: lost ? moreIcons.people : icons.alert, text, button: { label: msg('Back to the list'), press: back } })}
    ${unsent === undefined ? nothing : html`<label class="unsent">${msg('Not sent')}<textarea readonly part="unsent" rows="4" dir="auto" .value=${decodeMentions(unsent, namesBy(nameOf))}></textarea></label>`}`;
}

import { msg, str } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';
import { moreIcons } from '../../theme/more-icons.js';
import { notice } from '../states/notice.js';

/** Stands in the place of a conversation that does not come, that was taken away (its title), or that nobody has chosen. */
export function missingNotice(is_chosen: boolean, back: () => void, lost: string): TemplateResult {
  if (!is_chosen) return notice({ icon: moreIcons.chat, text: msg('Choose a conversation.') });
  const text = lost ? msg(str`You are no longer in ${lost}.`) : msg('This conversation is not there.');
  return notice({ icon: lost ? icons.people : icons.alert, text, button: { label: msg('Back to the list'), press: back } });
}

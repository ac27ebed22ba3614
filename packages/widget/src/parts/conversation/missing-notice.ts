import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';
import { moreIcons } from '../../theme/more-icons.js';
import { notice } from '../states/notice.js';

/** Stands in the place of a conversation that does not come, or that nobody has chosen. */
export function missingNotice(is_chosen: boolean, back: () => void): TemplateResult {
  if (!is_chosen) return notice({ icon: moreIcons.chat, text: msg('Choose a conversation.') });
  return notice({ icon: icons.alert, text: msg('This conversation is not there.'), button: { label: msg('Back to the list'), press: back } });
}

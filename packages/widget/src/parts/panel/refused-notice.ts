import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';
import { notice } from '../states/notice.js';

/** Stands in the place of everything while the server or the host refuses to say who it is. */
export function refusedNotice(again: () => void): TemplateResult {
  return notice({ icon: icons.alert, is_error: true, text: msg('You could not be signed in to the chat.'), button: { label: msg('Try again'), press: again } });
}

import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { moreIcons } from '../../theme/more-icons.js';
import { notice } from '../states/notice.js';

/** Stands where a conversation would be. @param findPeople null: they are in sight already */
export function chooseNotice(findPeople: (() => void) | null): TemplateResult {
  const button = findPeople ? { label: msg('Find people'), press: findPeople } : undefined;
  return notice({ icon: moreIcons.chat, text: msg('Choose a conversation, or start one with a colleague.'), button });
}

import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';
import { moreIcons } from '../../theme/more-icons.js';
import type { Filter } from './filter.js';
import { notice } from '../states/notice.js';

/** What is told where there is nothing to list. @param has_some there are conversations, which this filter does not show */
export function listNotice(filter: Filter, showAll: () => void, findPeople: () => void, has_some: boolean): TemplateResult {
  const all = { label: msg('Show all chats'), press: showAll };
  if (filter === 'unread') return notice({ icon: icons.check, text: msg('You have read everything.'), button: all });
  if (filter === 'mentions') return notice({ icon: icons.check, text: msg('Nobody is waiting for you by name.'), button: all });
  if (filter === 'archived') return notice({ icon: moreIcons.archive, text: msg('What you archive is kept here.'), button: all });
  return notice({
    icon: moreIcons.chats,
    text: has_some ? msg('All your conversations are archived.') : msg('No conversations yet: start the first one with a colleague.'),
    button: { label: msg('Find people'), press: findPeople },
  });
}

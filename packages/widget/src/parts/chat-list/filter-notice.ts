import { msg } from '@lit/localize';
import { icons } from '../../theme/icons.js';
import { moreIcons } from '../../theme/more-icons.js';
import type { Notice } from '../states/states.js';

/** What is told where a filter of the list finds nothing. */
export function filterNotice(filter: 'unread' | 'archived', showAll: () => void): Notice {
  const button = { label: msg('Show all chats'), press: showAll };
  return filter === 'unread'
    ? { icon: icons.check, text: msg('You have read everything.'), button }
    : { icon: moreIcons.archive, text: msg('What you archive is kept here.'), button };
}

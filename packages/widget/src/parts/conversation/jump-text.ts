import { msg, str } from '@lit/localize';
import { pluralOf } from '../unread-text.js';

/** On the button above the end of the list: how many wait below, and whether they were there before the person came. */
export function jumpText(count: number, were_there: boolean): string {
  const is_one = pluralOf(count) === 'one';
  if (were_there) return is_one ? msg('1 unread') : msg(str`${count} unread`);
  return is_one ? msg('1 new') : msg(str`${count} new`);
}

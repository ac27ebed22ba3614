import { msg, str } from '@lit/localize';
import { spokenLocale } from '../../locales/localization.js';
import { pluralOf } from '../unread-text.js';
import type { ContentMeasure } from './measure-content.js';

/** What is told below a text that comes near its limit, or is past it; '' for all others. */
export function limitWords({ fits, left }: ContentMeasure): string {
  if (left === null) return fits ? '' : msg('This message is too long.');
  if (left >= 0) return fits ? leftWords(left) : msg('This message is too long.');
  if (pluralOf(-left) === 'one') return msg('1 character too many');
  const many = (-left).toLocaleString(spokenLocale());
  return msg(str`${many} characters too many`);
}

function leftWords(left: number): string {
  return pluralOf(left) === 'one' ? msg(str`${left} character left`) : msg(str`${left} characters left`);
}

import { msg, str } from '@lit/localize';
import { spokenLocale } from '../locales/localization.js';

/** "3 unread": one message a plural category, because languages differ in more than an s. */
export function unreadText(count: number): string {
  const texts: Partial<Record<Intl.LDMLPluralRule, () => string>> = {
    one: () => msg(str`${count} unread message`),
  };
  const text = texts[pluralOf(count)];
  return text ? text() : msg(str`${count} unread messages`);
}

const rules = new Map<string, Intl.PluralRules>();

/** The plural category of a count in the language spoken. */
export function pluralOf(count: number): Intl.LDMLPluralRule {
  const locale = spokenLocale();
  let rule = rules.get(locale);
  if (!rule) rules.set(locale, (rule = new Intl.PluralRules(locale)));
  return rule.select(count);
}

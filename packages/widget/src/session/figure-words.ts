import type { Locale } from '../locales/choose-locale.js';
import type { Summary } from './summarize.js';

/** One and other are the only plural categories that these languages need for counts of this size. */
type Counted = readonly [one: string, other: string];

const words: Record<Locale, { readonly unread: Counted; readonly online: Counted }> = {
  en: { unread: ['unread message', 'unread messages'], online: ['person online', 'people online'] },
  es: { unread: ['mensaje sin leer', 'mensajes sin leer'], online: ['persona en línea', 'personas en línea'] },
  'pt-BR': { unread: ['mensagem não lida', 'mensagens não lidas'], online: ['pessoa online', 'pessoas online'] },
};

const count = (n: number, [one, other]: Counted): string => `${n} ${n === 1 ? one : other}`;

export function unreadName(locale: Locale, unread: number): string {
  return count(unread, words[locale].unread);
}

/** What the launcher's name says beside what a press does: how much waits and who is there. */
export function figureNames(locale: Locale, { unread, online }: Summary): readonly string[] {
  const names: string[] = [];
  if (unread.count > 0) names.push(unreadName(locale, unread.count));
  if (online > 0) names.push(count(online, words[locale].online));
  return names;
}

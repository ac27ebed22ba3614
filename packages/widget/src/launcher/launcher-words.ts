import type { Locale } from '../locales/choose-locale.js';

/** One and other are the only plural categories that these languages need for counts of this size. */
type Counted = readonly [one: string, other: string];
type Words = readonly [open: string, close: string, unread: Counted, online: Counted, loading: string];

/** The few words that are needed before the panel with its localisation is loaded. */
const words: Record<Locale, Words> = {
  en: ['Open chat', 'Close chat', ['unread message', 'unread messages'], ['person online', 'people online'], 'Loading chat'],
  es: ['Abrir el chat', 'Cerrar el chat', ['mensaje sin leer', 'mensajes sin leer'], ['persona en línea', 'personas en línea'], 'Cargando el chat'],
  'pt-BR': ['Abrir o chat', 'Fechar o chat', ['mensagem não lida', 'mensagens não lidas'], ['pessoa online', 'pessoas online'], 'Carregando o chat'],
};

const count = (n: number, [one, other]: Counted): string => `${n} ${n === 1 ? one : other}`;

export function unreadName(locale: Locale, unread: number): string {
  return count(unread, words[locale][2]);
}

/** The accessible name of the launcher. */
export function launcherName(locale: Locale, is_open: boolean, unread: number, online: number): string {
  const [open, close, , people] = words[locale];
  const name = [is_open ? close : open];
  if (unread > 0) name.push(unreadName(locale, unread));
  if (online > 0) name.push(count(online, people));
  return name.join(', ');
}

export function loadingName(locale: Locale): string {
  return words[locale][4];
}

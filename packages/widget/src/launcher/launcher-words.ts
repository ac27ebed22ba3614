import type { Locale } from '../locales/choose-locale.js';

/** The few words that are needed before anything else is loaded. */
export const launcherWords: Record<Locale, readonly [open: string, close: string, loading: string]> = {
  en: ['Open chat', 'Close chat', 'Loading chat'],
  es: ['Abrir el chat', 'Cerrar el chat', 'Cargando el chat'],
  'pt-BR': ['Abrir o chat', 'Fechar o chat', 'Carregando o chat'],
};

import type { Locale } from '../locales/choose-locale.js';

/** The few words that are needed before anything else is loaded. */
export const launcherWords: Record<Locale, readonly [open: string, close: string, loading: string, failed: string, again: string]> = {
  en: ['Open chat', 'Close chat', 'Loading chat', 'The chat could not be loaded.', 'Try again'],
  es: ['Abrir el chat', 'Cerrar el chat', 'Cargando el chat', 'No se pudo cargar el chat.', 'Intentar de nuevo'],
  'pt-BR': ['Abrir o chat', 'Fechar o chat', 'Carregando o chat', 'Não foi possível carregar o chat.', 'Tentar novamente'],
};

/** The languages of the widget; English is the source and needs no file. */
export const locales = ['en', 'es', 'pt-BR'] as const;
export type Locale = (typeof locales)[number];

/** The first wish that can be met by its language (`es-MX` -> `es`, `pt` -> `pt-BR`: each is here once); else English. */
export function chooseLocale(wishes: readonly (string | null | undefined)[]): Locale {
  for (const wish of wishes) {
    const language = wish?.split(/[-_]/)[0]?.toLowerCase();
    const met = locales.find((locale) => locale.split('-')[0] === language);
    if (met) return met;
  }
  return 'en';
}

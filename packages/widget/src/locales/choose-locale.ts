/** The languages of the widget; English is the source and needs no file. */
export const locales = ['en', 'es', 'pt-BR'] as const;
export type Locale = (typeof locales)[number];

/** The first wish that can be met, by the whole tag or by its language alone (`es-MX` -> `es`, `pt` -> `pt-BR`); else English. */
export function chooseLocale(wishes: readonly (string | null | undefined)[]): Locale {
  for (const wish of wishes) {
    if (!wish) continue;
    const tag = wish.replace('_', '-').toLowerCase();
    const language = tag.split('-')[0];
    const met =
      locales.find((locale) => locale.toLowerCase() === tag) ??
      locales.find((locale) => locale.toLowerCase().split('-')[0] === language);
    if (met) return met;
  }
  return 'en';
}

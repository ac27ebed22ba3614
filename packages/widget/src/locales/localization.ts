import { configureLocalization, type LocaleModule } from '@lit/localize';
import { sourceLocale, targetLocales } from './generated/locale-codes.js';
import type { Locale } from './choose-locale.js';

type Target = (typeof targetLocales)[number];

/** Adding a language is adding its file: a missing line here does not compile. */
const modules: Record<Target, () => Promise<LocaleModule>> = {
  es: () => import('./generated/es.js'),
  'pt-BR': () => import('./generated/pt-BR.js'),
};

let configured: ReturnType<typeof configureLocalization> | null = null;

/** Makes the parts speak this language; resolves when its words are there. English is there at once. */
export async function speak(locale: Locale): Promise<void> {
  configured ??= configureLocalization({
    sourceLocale,
    targetLocales,
    loadLocale: (target) => modules[target as Target](),
  });
  if (configured.getLocale() === locale) return;
  await configured.setLocale(locale);
}

/** The language spoken now. */
export function spokenLocale(): string {
  return configured?.getLocale() ?? sourceLocale;
}

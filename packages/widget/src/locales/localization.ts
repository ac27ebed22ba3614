import type { LocaleModule } from '@lit/localize';
import type { Locale } from './choose-locale.js';
import { sourceLocale, type targetLocales } from './generated/locale-codes.js';

type Target = (typeof targetLocales)[number];
type Switch = Awaited<ReturnType<(typeof import('./language-switch.js'))['makeSwitch']>>;

/** Adding a language is adding its file: a missing line here does not compile. */
const modules: Record<Target, () => Promise<LocaleModule>> = {
  es: () => import('./generated/es.js'),
  'pt-BR': () => import('./generated/pt-BR.js'),
};

let switched: Switch | null = null;
let wanted: Locale = sourceLocale;

/**
 * Makes the parts speak this language; resolves when its words are there. English is there at once: whoever stays with it does not
 * load the means to change it either.
 */
export async function speak(locale: Locale): Promise<void> {
  wanted = locale;
  if (locale === sourceLocale) return switched?.setLocale(locale);
  // The words are asked for together with the switch.
  const [{ makeSwitch }] = await Promise.all([import('./language-switch.js'), modules[locale]()]);
  switched ??= makeSwitch(modules);
  await switched.setLocale(wanted);
}

/** The language spoken now. */
export function spokenLocale(): string {
  return switched?.getLocale() ?? sourceLocale;
}

import { configureLocalization, type LocaleModule } from '@lit/localize';
import { sourceLocale, targetLocales } from './generated/locale-codes.js';

type Target = (typeof targetLocales)[number];

/** The runtime mode of @lit/localize. It can be configured once a page. */
export function makeSwitch(modules: Record<Target, () => Promise<LocaleModule>>): ReturnType<typeof configureLocalization> {
  return configureLocalization({ sourceLocale, targetLocales, loadLocale: (target) => modules[target as Target]() });
}

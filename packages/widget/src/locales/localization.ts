import type { Locale } from './choose-locale.js';
import { sourceLocale } from './generated/locale-codes.js';

let spoken: string = sourceLocale;

/** Makes the parts speak this language; resolves when its words are there. English is there at once, and needs no machinery. */
export async function speak(locale: Locale): Promise<void> {
  if (locale === spoken) return;
  const { setLanguage } = await import('./set-language.js');
  spoken = await setLanguage(locale);
}

/** The language spoken now. */
export function spokenLocale(): string {
  return spoken;
}

import { msg } from '@lit/localize';
import { dayDistance } from './day-distance.js';
import { spokenLocale } from './localization.js';

/** Dates and times as the person writes them. The formatters are dear (the first costs 20 ms), so they are made once a language. */
export class Formats {
  readonly #time: Intl.DateTimeFormat;
  readonly #weekday: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #day_and_year: Intl.DateTimeFormat;
  readonly #full: Intl.DateTimeFormat;

  constructor(locale: string) {
    this.#time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
    this.#weekday = new Intl.DateTimeFormat(locale, { weekday: 'long' });
    this.#day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
    this.#day_and_year = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
    this.#full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
  }

  /** `14:32` */
  time(at: string | number): string {
    return this.#time.format(new Date(at));
  }

  /** `Thursday, 12 March 2026 at 14:32` */
  full(at: string | number): string {
    return this.#full.format(new Date(at));
  }

  /** For a divider: Today, Yesterday, a weekday, a date. */
  day(at: string | number, now: number): string {
    const days = dayDistance(at, now);
    if (days === 0) return msg('Today');
    if (days === 1) return msg('Yesterday');
    const date = new Date(at);
    if (days > 1 && days < 7) return this.#weekday.format(date);
    return (date.getFullYear() === new Date(now).getFullYear() ? this.#day : this.#day_and_year).format(date);
  }

  /** For a row of a list: the time today, else the day. */
  brief(at: string | number, now: number): string {
    return dayDistance(at, now) === 0 ? this.time(at) : this.day(at, now);
  }
}

const made = new Map<string, Formats>();

/** The formats of the language spoken; null before `makeFormats` ran (after the first paint). */
export function formatsIfMade(): Formats | null {
  return made.get(spokenLocale()) ?? null;
}

export function makeFormats(): Formats {
  const locale = spokenLocale();
  const known = made.get(locale);
  if (known) return known;
  const formats = new Formats(variantOf(locale, globalThis.navigator?.languages ?? []));
  made.set(locale, formats);
  return formats;
}

/** Some browsers name what is no tag, and Intl throws at it: Chromium without a locale says `en-US@posix`. */
const TAG = /^\w+(-\w{2,8})*$/;

/** Where the person's browser names a country for this language (`en-GB`), dates are written as there. */
export function variantOf(locale: string, languages: readonly string[]): string {
  const language = locale.split('-')[0] ?? locale;
  return languages.find((tag) => TAG.test(tag) && tag.split('-')[0] === language) ?? locale;
}

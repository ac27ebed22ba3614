import { msg, str } from '@lit/localize';
import type { ConversationState } from '@tenant-chat/client';
import type { NotifyLevel } from '@tenant-chat/protocol/schemas';
import { dayDistance } from '../../../locales/day-distance.js';
import type { Formats } from '../../../locales/formats.js';

/** As the server spells "for good" (`FOREVER`). */
const FOREVER_YEAR = 9_999;

export const notifyWords: Readonly<Record<NotifyLevel, () => string>> = {
  all: () => msg('Of every message'),
  mentions: () => msg('Only when I am mentioned'),
  none: () => msg('Of nothing'),
};

export function notifyLevel({ preference }: ConversationState): NotifyLevel {
  return preference?.notify ?? 'all';
}

/** When a mute ends: a time today, else with the day; for good; null: it is not muted. */
export function muteWords({ preference }: ConversationState, formats: Formats | null, now: number): string | null {
  const until = preference?.muted_until ?? null;
  if (until === null || Date.parse(until) <= now) return null;
  if (new Date(until).getUTCFullYear() === FOREVER_YEAR) return msg('Until I turn it on again');
  if (!formats) return msg('Muted');
  const time = formats.time(until);
  return dayDistance(until, now) === 0 ? msg(str`Until ${time}`) : msg(str`Until ${formats.day(until, now)}, ${time}`);
}

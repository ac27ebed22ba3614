import { msg } from '@lit/localize';
import type { MenuItem } from '../menu/menu-item.js';

const HOUR_MS = 3_600_000;
/** "Tomorrow" begins when people begin to work. */
const MORNING_H = 8;

export type MuteChoice = 'mute-1h' | 'mute-8h' | 'mute-tomorrow' | 'mute-forever';

export function muteItems(): readonly MenuItem[] {
  return [
    { id: 'mute-1h', label: msg('For 1 hour') },
    { id: 'mute-8h', label: msg('For 8 hours') },
    { id: 'mute-tomorrow', label: msg('Until tomorrow') },
    { id: 'mute-forever', label: msg('Until I turn it on again') },
  ];
}

const ends: Record<MuteChoice, (now: number) => number | null> = {
  'mute-1h': (now) => now + HOUR_MS,
  'mute-8h': (now) => now + 8 * HOUR_MS,
  'mute-tomorrow': (now) => {
    const date = new Date(now);
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, MORNING_H).getTime();
  },
  'mute-forever': () => null,
};

export function isMuteChoice(id: string): id is MuteChoice {
  return Object.hasOwn(ends, id);
}

/** Until when; null: for good. */
export function muteUntil(choice: MuteChoice, now: number): string | null {
  const end = ends[choice](now);
  return end === null ? null : new Date(end).toISOString();
}

const HOUR_MS = 3_600_000;
/** "Tomorrow" begins when people begin to work. */
const MORNING_H = 8;

export type MuteChoice = 'mute-1h' | 'mute-8h' | 'mute-tomorrow' | 'mute-forever';

const ends: Record<MuteChoice, (now: number) => number | null> = {
  'mute-1h': (now) => now + HOUR_MS,
  'mute-8h': (now) => now + 8 * HOUR_MS,
  'mute-tomorrow': (now) => {
    const date = new Date(now);
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, MORNING_H).getTime();
  },
  'mute-forever': () => null,
};

/** Until when; null: for good. */
export function muteUntil(choice: MuteChoice, now: number): string | null {
  const end = ends[choice](now);
  return end === null ? null : new Date(end).toISOString();
}

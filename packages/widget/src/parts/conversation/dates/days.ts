/** A day as a date field has it: `2026-03-12`. */
export function dayOf(instant: string | number): string {
  const date = new Date(instant);
  return `${String(date.getFullYear()).padStart(4, '0')}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

/** When a day begins where the reader is (ISO 8601); null: it is none. */
export function startOfDay(day: string): string | null {
  // Without a zone it is read as local time.
  const at = new Date(`${day}T00:00`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The same day of another week. */
export function daysBefore(now: number, days: number): string {
  const date = new Date(now);
  return dayOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() - days).getTime());
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

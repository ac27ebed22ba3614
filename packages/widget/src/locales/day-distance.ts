/** How many midnights of the person's own zone lie between: 0 today, 1 yesterday, -1 tomorrow. */
export function dayDistance(at: string | number, now: number): number {
  return Math.round((midnight(new Date(now)) - midnight(new Date(at))) / 86_400_000);
}

/** Rounding above takes care of the days with 23 and 25 hours. */
function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

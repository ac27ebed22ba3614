/** Where each row stands, by its key. */
export type Places = ReadonlyMap<string, number>;

export function placesOf(rows: Iterable<HTMLElement>): Places {
  return new Map([...rows].map((row) => [row.dataset['id'] ?? '', row.offsetTop]));
}

/** Lets rows that changed places glide there (by the Web Animations API, which no policy forbids). */
export function animateMoves(rows: Iterable<HTMLElement>, before: Places): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const row of rows) {
    const from = before.get(row.dataset['id'] ?? '');
    if (from === undefined || from === row.offsetTop) continue;
    row.animate({ transform: [`translateY(${from - row.offsetTop}px)`, 'none'] }, { duration: 180, easing: 'cubic-bezier(0.2, 0, 0, 1)' });
  }
}

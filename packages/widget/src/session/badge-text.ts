/** What the badge tells: how many messages wait, or only that muted conversations have news. */
export interface Unread {
  readonly count: number;
  readonly muted_only: boolean;
}

/** The text of the badge: '' is a dot, null is no badge. */
export function badgeText({ count, muted_only }: Unread): string | null {
  if (count > 99) return '99+';
  if (count > 0) return String(count);
  return muted_only ? '' : null;
}

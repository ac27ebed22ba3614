import type { ChatCore } from '@tenant-chat/client';

/** After so long without a touch of the page the person counts as away. */
const AWAY_AFTER_MS = 5 * 60_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const;

/** Tells the core whether the person is at the page. Returns its undo. */
export function watchActivity(core: ChatCore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let is_active: boolean | null = null;
  let seen_at = 0;
  const set = (active: boolean): void => {
    if (active !== is_active) core.setActive((is_active = active));
  };
  const rest = (): void => {
    const left = seen_at + AWAY_AFTER_MS - Date.now();
    if (left > 0) timer = setTimeout(rest, left);
    else set(false);
  };
  // Runs for every pointer move: notes the time, and only wakes the timer when it slept.
  const seen = (): void => {
    seen_at = Date.now();
    if (is_active) return;
    set(true);
    clearTimeout(timer);
    timer = setTimeout(rest, AWAY_AFTER_MS);
  };
  const shown = (): void => (document.visibilityState === 'visible' ? seen() : set(false));
  for (const sign of signs) addEventListener(sign, seen, { passive: true, capture: true });
  document.addEventListener('visibilitychange', shown);
  shown();
  return () => {
    clearTimeout(timer);
    for (const sign of signs) removeEventListener(sign, seen, { capture: true });
    document.removeEventListener('visibilitychange', shown);
  };
}

import type { Clock } from '../ports.js';

/** Runs `task` once, `delay_ms` after the first of any number of calls. */
export function coalesce(clock: Clock, delay_ms: number, task: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    clock.after(delay_ms, () => {
      isDue = false;
      task();
    });
  };
}

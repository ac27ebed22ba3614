/** Runs a task when the page has loaded and rests. Returns its undo. */
export function whenIdle(task: () => void): () => void {
  let is_undone = false;
  const run = (): void => {
    if (!is_undone) task();
  };
  const rest = (): void => {
    // Safari has no requestIdleCallback.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 2_000 });
    else setTimeout(run, 200);
  };
  if (document.readyState === 'complete') rest();
  else addEventListener('load', rest, { once: true });
  return () => {
    is_undone = true;
  };
}

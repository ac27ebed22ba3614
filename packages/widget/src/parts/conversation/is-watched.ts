/** Whether somebody looks at the page at all. */
export function isWatched(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

/**
 * Keeps `--tc-visible-height` at what the on-screen keyboard leaves of the window: iOS lays the keyboard over the page instead of
 * making it smaller, and `100dvh` does not know of it. Returns its undo.
 */
export function followVisibleHeight(element: HTMLElement): () => void {
  const view = globalThis.visualViewport;
  if (!view) return () => undefined;
  const follow = (): void => {
    const is_covered = innerHeight - view.height > 100 && view.scale === 1;
    element.style.setProperty('--tc-visible-height', is_covered ? `${view.height}px` : '100dvh');
    element.style.setProperty('--tc-visible-top', is_covered ? `${view.offsetTop}px` : '0px');
  };
  view.addEventListener('resize', follow);
  view.addEventListener('scroll', follow);
  return () => {
    view.removeEventListener('resize', follow);
    view.removeEventListener('scroll', follow);
  };
}

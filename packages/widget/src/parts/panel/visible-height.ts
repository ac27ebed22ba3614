/**
 * Keeps `--tc-visible-height` at what the on-screen keyboard leaves of the window: iOS lays the keyboard over the page instead of
 * making it smaller, and `100dvh` does not know of it.
 */
export function followVisibleHeight(element: HTMLElement, until: { readonly signal: AbortSignal }): void {
  const view = globalThis.visualViewport;
  if (!view) return;
  const follow = (): void => {
    const is_covered = innerHeight - view.height > 100 && view.scale === 1;
    element.style.setProperty('--tc-visible-height', is_covered ? `${view.height}px` : '100dvh');
    element.style.setProperty('--tc-visible-top', is_covered ? `${view.offsetTop}px` : '0px');
  };
  for (const change of ['resize', 'scroll']) view.addEventListener(change, follow, until);
}

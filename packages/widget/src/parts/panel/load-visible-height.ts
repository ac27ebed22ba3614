/** Only where there is a keyboard on the screen: it comes when it is wanted. Returns its undo. */
export function followVisibleHeight(element: HTMLElement): () => void {
  const over = new AbortController();
  void import('./visible-height.js').then(({ followVisibleHeight }) => followVisibleHeight(element, over), () => {}); // Without it the keyboard lies over the page.
  return () => over.abort();
}

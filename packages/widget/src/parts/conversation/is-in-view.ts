/** Whether some of an element can be seen in its scroller. */
export function isInView(view: Element | null, element: Element | null | undefined): boolean {
  if (!view || !element) return false;
  const [{ top, bottom }, box] = [view.getBoundingClientRect(), element.getBoundingClientRect()];
  return box.bottom >= top && box.top <= bottom;
}

/**
 * Puts a popover that is shown below a place, at its end (where the place is a point: away from it); above or shifted where the pane ends to which it
 * belongs, or the window where it does not fit into that. Set through CSSOM, which a strict policy allows.
 */
export function placeBeside(popover: HTMLElement, at: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = popover;
  const is_rtl = getComputedStyle(popover).direction === 'rtl';
  const root = popover.getRootNode();
  const pane = root instanceof ShadowRoot ? root.host.getBoundingClientRect() : null;
  const [left, right] = pane && pane.width >= width + 16 ? [pane.left, pane.right] : [0, innerWidth];
  const [top, bottom] = pane && pane.height >= height + 16 ? [pane.top, Math.min(pane.bottom, innerHeight)] : [0, innerHeight];
  const x = is_rtl === at.width > 0 ? at.left : at.right - width;
  const y = at.bottom + 4 + height > bottom - 8 ? at.top - 4 - height : at.bottom + 4;
  popover.style.left = `${Math.max(left + 8, Math.min(x, right - width - 8))}px`;
  popover.style.top = `${Math.max(top + 8, Math.min(y, bottom - height - 8))}px`;
}

/** Puts a popover that is shown below its anchor, at the anchor's end; above or shifted where the window ends. Set through CSSOM, which a strict policy allows. */
export function placeBeside(popover: HTMLElement, anchor: HTMLElement): void {
  const { offsetWidth: width, offsetHeight: height } = popover;
  const at = anchor.getBoundingClientRect();
  const is_rtl = getComputedStyle(popover).direction === 'rtl';
  const x = is_rtl ? at.left : at.right - width;
  const y = at.bottom + 4 + height > innerHeight - 8 ? at.top - 4 - height : at.bottom + 4;
  popover.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
  popover.style.top = `${Math.max(8, Math.min(y, innerHeight - height - 8))}px`;
}

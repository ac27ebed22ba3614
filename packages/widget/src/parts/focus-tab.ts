/** The tab that is shown gets the focus: what had it in this part is gone. */
export function focusTab(part: HTMLElement): void {
  (part.getRootNode() as ShadowRoot).querySelector<HTMLElement>('[role="tab"][tabindex="0"]')?.focus({ preventScroll: true }); // parts stand in the panel's root
}

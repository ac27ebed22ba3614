/** What has the focus, in whatever shadow tree; null: nothing in particular. */
export function focusPlace(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at === document.body ? null : at;
}

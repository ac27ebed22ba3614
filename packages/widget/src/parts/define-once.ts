/** Defines a private tag, once a page. */
export function defineOnce(tag: string, part: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, part);
}

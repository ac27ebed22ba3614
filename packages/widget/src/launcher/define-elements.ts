/** Claims the two public tags. A second script on the page, or a second bundle, finds them taken and changes nothing. */
export function defineElements(chat: CustomElementConstructor, badge: CustomElementConstructor): void {
  // On a server there is no registry.
  const registry: CustomElementRegistry | undefined = globalThis.customElements;
  if (registry && !registry.get('tenant-chat')) registry.define('tenant-chat', chat);
  if (registry && !registry.get('tenant-chat-badge')) registry.define('tenant-chat-badge', badge);
}

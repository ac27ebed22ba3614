import { TenantChatBadgeElement } from './badge-element.js';
import type { Loaders } from './loaders.js';
import { TenantChatElement } from './tenant-chat-element.js';

/** Claims the two public tags. A second script on the page, or a second bundle, finds them taken and changes nothing. */
export function defineElements(loaders: Loaders): void {
  if (!globalThis.customElements) return;
  if (!customElements.get('tenant-chat')) {
    customElements.define('tenant-chat', class extends TenantChatElement {
      constructor() {
        super(loaders);
      }
    });
  }
  if (!customElements.get('tenant-chat-badge')) {
    customElements.define('tenant-chat-badge', class extends TenantChatBadgeElement {
      constructor() {
        super(loaders);
      }
    });
  }
}

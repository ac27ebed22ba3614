import { TenantChatBadgeElement } from './launcher/badge-element.js';
import type { TenantChatEvents } from './session/element-events.js';
import { TenantChatElement } from './launcher/tenant-chat-element.js';
import { moduleLoaders } from './module-loaders.js';

export type { Unread } from './session/badge-text.js';
export type { TenantChatEvents } from './session/element-events.js';
export type { GetToken, TokenReason } from './session/token-source.js';

/** The class of `<tenant-chat>`, not yet defined: for a tag of your own, `customElements.define('my-chat', TenantChat)`. */
export class TenantChat extends TenantChatElement {
  constructor() {
    super(moduleLoaders);
  }
}

/** The class of `<tenant-chat-badge>`, not yet defined. */
export class TenantChatBadge extends TenantChatBadgeElement {
  constructor() {
    super(moduleLoaders);
  }
}

type EventsOfElement = { [E in keyof TenantChatEvents]: CustomEvent<TenantChatEvents[E]> };

declare global {
  interface HTMLElementTagNameMap {
    'tenant-chat': TenantChat;
    'tenant-chat-badge': TenantChatBadge;
  }
  interface HTMLElementEventMap extends EventsOfElement {}
}

import type { GetToken } from '../session/token-source.js';
import { adoptProperties, HTMLElementOrNothing } from './html-element.js';
import type { Loaders } from './loaders.js';
import { whenIdle } from './when-idle.js';

/**
 * `<tenant-chat-badge>`: the counter alone, for a menu of the host. It shows what the page's `<tenant-chat>` counts; with a
 * `token-url` or `getToken` of its own it counts for itself. Empty until the client is loaded: there is nothing to count before.
 */
export abstract class TenantChatBadgeElement extends HTMLElementOrNothing {
  readonly #loaders: Loaders;
  #undo: (() => void) | null = null;
  #get_token: GetToken | null = null;

  constructor(loaders: Loaders) {
    super();
    this.#loaders = loaders;
  }

  get getToken(): GetToken | null {
    return this.#get_token;
  }
  set getToken(get_token: GetToken | null) {
    const is_other = !get_token !== !this.#get_token;
    this.#get_token = get_token;
    // A framework may make a new one at every drawing: it is asked from its turn on.
    if (is_other && this.isConnected) this.#show();
  }

  connectedCallback(): void {
    adoptProperties(this, ['getToken']);
    whenIdle(() => this.#show());
  }

  disconnectedCallback(): void {
    setTimeout(() => {
      if (!this.isConnected) this.#hide();
    });
  }

  #show(): void {
    void this.#loaders.badge().then(({ showBadge }) => {
      this.#hide();
      if (this.isConnected) this.#undo = showBadge(this);
    }, () => undefined);
  }

  #hide(): void {
    this.#undo?.();
    this.#undo = null;
  }
}

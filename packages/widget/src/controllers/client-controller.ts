import type { ChatClient, State } from '@tenant-chat/client';
import type { LitElement, ReactiveController } from 'lit';

/** A part that shows something of a client. */
export interface ClientHost extends LitElement {
  client: ChatClient | null;
}

/** `LOCALE_STATUS_EVENT` of @lit/localize, which brings a controller of its own along. */
const LOCALE_STATUS = 'lit-localize-status';

/**
 * Draws its host again after every change of the client's state, and after a change of language.
 * The host may be given another client at any time: the subscription follows the property.
 */
export class ClientController implements ReactiveController {
  readonly #host: ClientHost;
  #subscribed: ChatClient | null = null;
  #undo: (() => void) | null = null;

  constructor(host: ClientHost) {
    this.#host = host;
    host.addController(this);
  }

  /** null while there is no client. */
  get state(): State | null {
    return this.#host.client?.state ?? null;
  }

  /** The id of the person; '' while nobody is signed in. */
  get me(): string {
    const session = this.state?.session;
    return session?.status === 'open' ? session.user_id : '';
  }

  hostConnected(): void {
    addEventListener(LOCALE_STATUS, this.#redraw);
    this.hostUpdate();
    // The state may have moved on while the host was out of the document.
    this.#redraw();
  }

  hostUpdate(): void {
    this.#follow(this.#host.client);
  }

  hostDisconnected(): void {
    removeEventListener(LOCALE_STATUS, this.#redraw);
    this.#follow(null);
  }

  readonly #redraw = (): void => this.#host.requestUpdate();

  #follow(client: ChatClient | null): void {
    if (client === this.#subscribed) return;
    this.#undo?.();
    this.#subscribed = client;
    this.#undo = client && client.subscribe(this.#redraw);
  }
}

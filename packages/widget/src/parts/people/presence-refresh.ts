import type { ChatClient } from '@tenant-chat/client';
import { limits } from '@tenant-chat/protocol/wire';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const EVERY_MS = 30_000;

export interface PresenceHost extends ReactiveControllerHost {
  client: ChatClient | null;
}

/**
 * Asks again and again who of the people shown is there, while somebody can look: signals reach only people who share a conversation.
 * The answer goes to the client's state, which draws the host.
 */
export class PresenceRefresh implements ReactiveController {
  readonly #host: PresenceHost;
  readonly #shown: () => readonly string[];
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: PresenceHost, shown: () => readonly string[]) {
    this.#host = host;
    this.#shown = shown;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.#ask(), EVERY_MS);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }

  #ask(): void {
    const user_ids = this.#shown().slice(0, limits.presence_users_max);
    const status = this.#host.client?.state.connection.status;
    if (document.visibilityState !== 'visible' || user_ids.length === 0 || (status !== 'live' && status !== 'polling')) return;
    // What does not come now comes with the next question.
    this.#host.client?.call('list_presence', { user_ids }).catch(() => undefined);
  }
}

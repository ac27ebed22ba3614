import { limits } from '@tenant-chat/protocol/wire';
import type { ChatClient } from '../client-interface.js';
import type { State } from '../state/shape.js';
import type { Store } from '../store.js';

interface PresenceParts {
  readonly store: Store;
  readonly call: ChatClient['call'];
  readonly isWorking: () => boolean;
}

/** Asks who is there. Presence is not in the feed: signals tell only what changes, to people who share a conversation, and may be lost. */
export class Presence {
  readonly #parts: PresenceParts;
  /** The conversations whose people were asked about. */
  #met: State['conversations'] = new Map();

  constructor(parts: PresenceParts) {
    this.#parts = parts;
  }

  /** @param user_ids none: the people of my conversations */
  ask(user_ids?: readonly string[]): void {
    const { store, call } = this.#parts;
    this.#met = store.state.conversations;
    call('list_presence', user_ids ? { user_ids: user_ids.slice(0, limits.presence_users_max) } : {}).catch(() => {});
  }

  /** Whoever came into a conversation with me is asked about; called after every change of the state. */
  meet(): void {
    const { conversations, ready } = this.#parts.store.state;
    if (conversations === this.#met || !ready || !this.#parts.isWorking()) return;
    const user_ids = [...conversations].flatMap(([id, { participants }]) => {
      const met = this.#met.get(id)?.participants;
      return participants === met ? [] : [...participants.keys()].filter((user_id) => !met?.has(user_id));
    });
    this.#met = conversations;
    if (user_ids.length > 0) this.ask(user_ids);
  }
}

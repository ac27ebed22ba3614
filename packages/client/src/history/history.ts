import { ApiError } from '../api-error.js';
import type { ChatClient } from '../client-interface.js';
import type { Clock } from '../ports.js';
import { hasOlder, tail } from '../state/select/tail.js';
import type { Store } from '../store.js';

interface HistoryParts {
  readonly clock: Clock;
  readonly store: Store;
  readonly call: ChatClient['call'];
  readonly stamp: (conversation_id: string) => string;
}

const AGAIN_MS = 5_000;
/** An answer that came too late (a reset in between) is asked for again so often. */
const ATTEMPTS = 3;

/** Loads what the feed does not bring: older pages, and conversations that events are about but that are not held. */
export class History {
  readonly #parts: HistoryParts;
  readonly #loading = new Map<string, Promise<boolean>>();
  /** Conversations to be fetched; the feed has moved on, so none may be forgotten. */
  readonly #wanted = new Set<string>();
  readonly #fetching = new Set<string>();

  constructor(parts: HistoryParts) {
    this.#parts = parts;
  }

  /** Resolves whether there are older ones still; one page at a time per conversation. */
  loadOlder(conversation_id: string): Promise<boolean> {
    const loading =
      this.#loading.get(conversation_id) ??
      this.#loadOlder(conversation_id).finally(() => this.#loading.delete(conversation_id));
    this.#loading.set(conversation_id, loading);
    return loading;
  }

  /** Another person, another history. */
  forget(): void {
    this.#wanted.clear();
  }

  want(conversation_ids: Iterable<string>): void {
    for (const id of conversation_ids) this.#wanted.add(id);
    this.resume();
  }

  /** Fetches what is still wanted; called when the connection works again. */
  resume(): void {
    for (const id of this.#wanted) if (!this.#fetching.has(id)) void this.#fetch(id);
  }

  async #loadOlder(conversation_id: string): Promise<boolean> {
    const { store, call, stamp } = this.#parts;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const conversation = store.state.conversations.get(conversation_id);
      if (!conversation || !hasOlder(conversation)) return false;
      const oldest = tail(conversation.messages)[0];
      const asked_at = stamp(conversation_id);
      const { has_more } = await call('list_messages', { conversation_id, ...(oldest && { before_id: oldest.id }) });
      const after = store.state.conversations.get(conversation_id);
      if (asked_at === stamp(conversation_id)) return has_more && after !== undefined && hasOlder(after);
    }
    return true;
  }

  async #fetch(conversation_id: string): Promise<void> {
    this.#fetching.add(conversation_id);
    try {
      const asked_at = this.#parts.stamp(conversation_id);
      await this.#parts.call('get_conversation', { conversation_id });
      await this.#parts.call('list_messages', { conversation_id });
      if (asked_at === this.#parts.stamp(conversation_id)) this.#wanted.delete(conversation_id);
    } catch (error) {
      // It is not there for me (any more): then there is nothing to hold.
      if (error instanceof ApiError && !error.mayPass) this.#wanted.delete(conversation_id);
    } finally {
      this.#fetching.delete(conversation_id);
    }
    if (this.#wanted.has(conversation_id)) this.#parts.clock.after(AGAIN_MS, () => this.resume());
  }
}

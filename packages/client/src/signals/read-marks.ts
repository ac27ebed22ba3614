import { ApiError } from '../api-error.js';
import type { ChatClient } from '../client-interface.js';
import type { Clock } from '../ports.js';
import { meOf } from '../state/me.js';
import type { Store } from '../store.js';

interface ReadMarksParts {
  readonly clock: Clock;
  readonly store: Store;
  readonly call: ChatClient['call'];
  readonly isWorking: () => boolean;
}

const COALESCE_MS = 1_000;
const AGAIN_MS = 5_000;

/** Tells how far I have read: shown here at once, told about once a second, only forward. */
export class ReadMarks {
  readonly #parts: ReadMarksParts;
  readonly #pending = new Map<string, number>();
  /** The furthest that was given to tell, by conversation. */
  readonly #marked = new Map<string, number>();
  #cancel: (() => void) | null = null;

  constructor(parts: ReadMarksParts) {
    this.#parts = parts;
  }

  mark(conversation_id: string, seq: number): void {
    const { store } = this.#parts;
    const mine = store.state.conversations.get(conversation_id)?.participants.get(meOf(store.state) ?? '');
    if (!mine || seq <= Math.max(mine.read_seq ?? 0, this.#marked.get(conversation_id) ?? 0)) return;
    this.#marked.set(conversation_id, seq);
    this.#pending.set(conversation_id, seq);
    store.dispatch({ type: 'read_marked', conversation_id, seq });
    this.#later(COALESCE_MS);
  }

  /** Another person, or signing out. */
  forget(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#pending.clear();
    this.#marked.clear();
  }

  #later(delay_ms: number): void {
    this.#cancel ??= this.#parts.clock.after(delay_ms, () => {
      this.#cancel = null;
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#pending.size > 0 && !this.#parts.isWorking()) return this.#later(AGAIN_MS);
    for (const [conversation_id, seq] of this.#pending) {
      this.#pending.delete(conversation_id);
      void this.#tell(conversation_id, seq);
    }
  }

  async #tell(conversation_id: string, seq: number): Promise<void> {
    const messages = this.#parts.store.state.conversations.get(conversation_id)?.messages ?? [];
    const message = messages.findLast((each) => each.seq <= seq);
    if (!message) return;
    try {
      await this.#parts.call('mark_read', { conversation_id, message_id: message.id });
    } catch (error) {
      if (!(error instanceof ApiError) || !error.mayPass) return;
      this.#pending.set(conversation_id, Math.max(seq, this.#pending.get(conversation_id) ?? 0));
      this.#later(Math.max(AGAIN_MS, error.retry_after_ms ?? 0));
    }
  }
}

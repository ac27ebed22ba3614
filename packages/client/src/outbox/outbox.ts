import { asApiError, type ApiError } from '../api-error.js';
import type { ChatCore } from '../client-interface.js';
import type { Clock } from '../ports.js';
import type { Room } from '../room.js';
import type { OutboxItem } from '../state/shape.js';
import type { Store } from '../store.js';

interface OutboxParts {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly store: Store;
  readonly call: ChatCore['call'];
  readonly isWorking: () => boolean;
}

const PAUSE_MS = 1_000;
const PAUSE_MAX_MS = 30_000;
/** A server that fails on this very message is asked so often, then the person decides. */
const INTERNAL_MAX = 8;

/**
 * Sends what waits in the state's outbox: in order and one at a time per conversation, with the same id however often.
 * It keeps nothing durable: whoever keeps the state keeps the outbox.
 */
export class Outbox implements Room {
  readonly #parts: OutboxParts;
  /** conversation_id -> the item that is on its way or pauses; when the feed has settled it, the next one may go. */
  readonly #busy = new Map<string, string>();
  readonly #pauses = new Map<OutboxItem, () => void>();
  readonly #attempts = new Map<string, number>();

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Sends the next one of every conversation that is free. */
  changed(): void {
    if (!this.#parts.isWorking()) return;
    for (const [id, { outbox }] of this.#parts.store.state.conversations) {
      if (outbox.length === 0 || outbox.some((item) => item.id === this.#busy.get(id))) continue;
      const next = outbox.find(({ status }) => status === 'waiting');
      if (next) void this.#send(next);
    }
  }

  /** The connection works again: nobody waits out a pause. */
  resume(): void {
    const paused = [...this.#pauses];
    this.#pauses.clear();
    for (const [item, cancel] of paused) {
      cancel();
      this.#free(item);
    }
    this.changed();
  }

  /** Nobody waits without a connection either: who connects again begins at once. */
  rest(): void {
    this.resume();
  }

  async #send(item: OutboxItem): Promise<void> {
    const { conversation_id, id, content, reply_to_id, is_forwarded } = item;
    this.#busy.set(conversation_id, id);
    this.#change(item, 'sending');
    try {
      const { message } = await this.#parts.call('send_message', { conversation_id, id, content, ...(reply_to_id !== null && { reply_to_id }), ...(is_forwarded && { is_forwarded }) });
      this.#taken(item, message.seq);
    } catch (error) {
      if (this.#failed(item, asApiError(error))) return;
    }
    this.#free(item);
  }

  #free({ conversation_id, id }: OutboxItem): void {
    if (this.#busy.get(conversation_id) === id) this.#busy.delete(conversation_id);
    this.changed();
  }

  /** The feed settles it; when the feed has been past it (sent in an earlier life), there is nothing to wait for. */
  #taken(item: OutboxItem, seq: number): void {
    this.#attempts.delete(item.conversation_id);
    const isPast = (this.#parts.store.state.conversations.get(item.conversation_id)?.row.last_seq ?? 0) >= seq;
    if (isPast) this.#parts.store.dispatch({ type: 'outbox_removed', item });
    else this.#change(item, 'sent');
  }

  /** true: it will be tried again, after a pause. */
  #failed(item: OutboxItem, error: ApiError): boolean {
    const { conversation_id } = item;
    const attempt = (this.#attempts.get(conversation_id) ?? 0) + 1;
    const isHopeless = error.code === 'internal' && attempt >= INTERNAL_MAX;
    if (isHopeless || !error.mayPass) {
      this.#attempts.delete(conversation_id);
      this.#change(item, 'failed', error.code);
      return false;
    }
    this.#attempts.set(conversation_id, attempt);
    this.#change(item, 'waiting');
    const pause_ms = Math.min(PAUSE_MAX_MS, PAUSE_MS * 2 ** attempt) * (0.5 + this.#parts.random() / 2);
    this.#pause(item, Math.max(pause_ms, error.retry_after_ms ?? 0));
    return true;
  }

  #pause(item: OutboxItem, pause_ms: number): void {
    const cancel = this.#parts.clock.after(pause_ms, () => {
      this.#pauses.delete(item);
      this.#free(item);
    });
    this.#pauses.set(item, cancel);
  }

  #change(item: OutboxItem, status: OutboxItem['status'], error: string | null = null): void {
    this.#parts.store.dispatch({ type: 'outbox_changed', item: { ...item, status, error } });
  }
}

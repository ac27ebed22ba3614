import { ApiError, unreachable } from '../api-error.js';
import type { ChatClient } from '../client-interface.js';
import type { Clock } from '../ports.js';
import { outboxOf } from '../state/reduce-outbox.js';
import type { OutboxItem } from '../state/shape.js';
import type { Store } from '../store.js';
import { checkContent } from './check-content.js';

interface OutboxParts {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly newId: () => string;
  readonly store: Store;
  readonly call: ChatClient['call'];
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
export class Outbox {
  readonly #parts: OutboxParts;
  /** conversation_id -> the item that is on its way or pauses; when the feed has settled it, the next one may go. */
  readonly #busy = new Map<string, string>();
  readonly #pauses = new Map<OutboxItem, () => void>();
  readonly #attempts = new Map<string, number>();

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Returns the message's id. Throws ApiError when the text can be no message. */
  add(conversation_id: string, content: string, reply_to_id: string | null): string {
    checkContent(content);
    const id = this.#parts.newId();
    const item: OutboxItem = { id, conversation_id, content, reply_to_id, written_at: this.#parts.clock.now(), status: 'waiting', error: null };
    this.#parts.store.dispatch({ type: 'outbox_added', item });
    return id;
  }

  /** A failed message goes to the end of the line. */
  retry(id: string): void {
    const item = this.#find(id);
    if (item?.status !== 'failed') return;
    const { store, clock } = this.#parts;
    store.dispatch({ type: 'outbox_removed', item });
    store.dispatch({ type: 'outbox_added', item: { ...item, status: 'waiting', error: null, written_at: clock.now() } });
  }

  /** What is on its way or taken can no longer be called back. */
  discard(id: string): void {
    const item = this.#find(id);
    if (item?.status === 'failed' || item?.status === 'waiting') this.#parts.store.dispatch({ type: 'outbox_removed', item });
  }

  /** Sends the next one of every conversation that is free; called after every change of the state. */
  pump(): void {
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
    this.pump();
  }

  async #send(item: OutboxItem): Promise<void> {
    const { conversation_id, id, content, reply_to_id } = item;
    this.#busy.set(conversation_id, id);
    this.#change(item, 'sending');
    try {
      const { message } = await this.#parts.call('send_message', { conversation_id, id, content, ...(reply_to_id !== null && { reply_to_id }) });
      this.#taken(item, message.seq);
    } catch (error) {
      if (this.#failed(item, error instanceof ApiError ? error : unreachable())) return;
    }
    this.#free(item);
  }

  #free({ conversation_id, id }: OutboxItem): void {
    if (this.#busy.get(conversation_id) === id) this.#busy.delete(conversation_id);
    this.pump();
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

  #find(id: string): OutboxItem | undefined {
    return outboxOf(this.#parts.store.state).find((item) => item.id === id);
  }
}

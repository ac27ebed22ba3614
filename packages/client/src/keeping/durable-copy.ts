import type { Clock, Collection, PersonStorage } from '../ports.js';
import type { KeptConversation } from '../state/input.js';
import { outboxOf } from '../state/reduce-outbox.js';
import { tail } from '../state/select/tail.js';
import type { ConversationState, OutboxItem, State } from '../state/shape.js';

/** So many conversations, and of each so many messages, are kept to be shown while no server can be reached. */
const CONVERSATIONS = 50;
const MESSAGES = 50;
const CONVERSATIONS_EVERY_MS = 1_000;

/** Keeps a copy of the state's durable parts in the storage, by writing what differs from what was written last. */
export class DurableCopy {
  readonly #storage: PersonStorage;
  readonly #clock: Clock;
  #outbox: ReadonlyMap<string, OutboxItem>;
  #drafts: ReadonlyMap<string, string>;
  #seen: Pick<State, 'conversations' | 'unplaced'> | null = null;
  #conversations: ReadonlyMap<string, ConversationState> = new Map();
  #state: State;
  #cancel: (() => void) | null = null;

  /** @param state as it was restored  @param outbox as it was read, so that what the state no longer wants is removed */
  constructor(storage: PersonStorage, clock: Clock, state: State, outbox: readonly OutboxItem[]) {
    this.#storage = storage;
    this.#clock = clock;
    this.#state = state;
    this.#outbox = new Map(outbox.map((item) => [item.id, item]));
    this.#drafts = new Map();
  }

  keep(state: State): void {
    this.#state = state;
    if (state.drafts !== this.#drafts) this.#keepDrafts(state.drafts);
    if (state.conversations === this.#seen?.conversations && state.unplaced === this.#seen.unplaced) return;
    this.#seen = state;
    this.#keepOutbox(new Map(outboxOf(state).map((item) => [item.id, durable(item)])));
    this.#cancel ??= this.#clock.after(CONVERSATIONS_EVERY_MS, () => {
      this.#cancel = null;
      if (this.#state.ready) this.#keepConversations();
    });
  }

  stop(): void {
    this.#cancel?.();
  }

  #keepOutbox(next: ReadonlyMap<string, OutboxItem>): void {
    const isSame = (one: OutboxItem, other: OutboxItem): boolean => one.status === other.status && one.written_at === other.written_at;
    this.#write('outbox', this.#outbox, next, isSame, (item) => item);
    this.#outbox = next;
  }

  #keepDrafts(next: ReadonlyMap<string, string>): void {
    this.#write('draft', this.#drafts, next, Object.is, (text, id) => [id, text]);
    this.#drafts = next;
  }

  #keepConversations(): void {
    const next = new Map(newest(this.#state).map((each) => [each.row.id, each]));
    this.#write('conversation', this.#conversations, next, Object.is, (each) => keptOf(each, this.#state));
    this.#conversations = next;
  }

  /** Writes what differs. What can not be written (quota) is kept in memory only. */
  #write<T>(
    collection: Collection, held: ReadonlyMap<string, T>, next: ReadonlyMap<string, T>, isSame: (one: T, other: T) => boolean, valueOf: (each: T, id: string) => unknown,
  ): void {
    for (const [id, each] of next) {
      const before = held.get(id);
      if (before === undefined || !isSame(before, each)) this.#storage.put(collection, id, valueOf(each, id)).catch(() => {});
    }
    for (const id of held.keys()) if (!next.has(id)) this.#storage.remove(collection, id).catch(() => {});
  }
}

/** What is on its way when the page goes is sent again when it comes back: the same id makes that harmless. */
function durable(item: OutboxItem): OutboxItem {
  return item.status === 'failed' ? item : { ...item, status: 'waiting' };
}

function newest(state: State): readonly ConversationState[] {
  const at = ({ row, outbox }: ConversationState): number => (outbox.length > 0 ? Number.MAX_VALUE : Date.parse(row.last_message_at ?? row.created_at));
  return [...state.conversations.values()].sort((one, other) => at(other) - at(one)).slice(0, CONVERSATIONS);
}

function keptOf({ row, participants, preference, messages }: ConversationState, state: State): KeptConversation {
  const people = [...participants.values()];
  const newestMessages = tail(messages).slice(-MESSAGES);
  const user_ids = new Set([...people.map((each) => each.user_id), ...newestMessages.map((each) => each.sender_id)]);
  const users = [...user_ids].flatMap((id) => state.users.get(id) ?? []);
  return { row, participants: people, preference, messages: newestMessages, users };
}

import type { Clock, PersonStorage } from '../ports.js';
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
  #conversations = new Map<string, ConversationState>();
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
    for (const [id, item] of next) {
      const held = this.#outbox.get(id);
      if (held?.status !== item.status || held.written_at !== item.written_at) this.#storage.put('outbox', id, item).catch(() => {});
    }
    for (const id of this.#outbox.keys()) if (!next.has(id)) this.#storage.remove('outbox', id).catch(() => {});
    this.#outbox = next;
  }

  #keepDrafts(next: ReadonlyMap<string, string>): void {
    for (const [id, text] of next) if (this.#drafts.get(id) !== text) this.#storage.put('draft', id, [id, text]).catch(() => {});
    for (const id of this.#drafts.keys()) if (!next.has(id)) this.#storage.remove('draft', id).catch(() => {});
    this.#drafts = next;
  }

  #keepConversations(): void {
    const next = new Map(newest(this.#state).map((each) => [each.row.id, each]));
    for (const [id, conversation] of next) {
      if (this.#conversations.get(id) !== conversation) this.#storage.put('conversation', id, keptOf(conversation, this.#state)).catch(() => {});
    }
    for (const id of this.#conversations.keys()) if (!next.has(id)) this.#storage.remove('conversation', id).catch(() => {});
    this.#conversations = next;
  }
}

/** What is on its way when the page goes is sent again when it comes back: the same id makes that harmless. */
function durable(item: OutboxItem): OutboxItem {
  return item.status === 'failed' ? item : { ...item, status: 'waiting' };
}

function newest(state: State): readonly ConversationState[] {
  const at = ({ row, outbox }: ConversationState): number => (outbox.length > 0 ? Infinity : Date.parse(row.last_message_at ?? row.created_at));
  return [...state.conversations.values()].sort((one, other) => (at(one) === at(other) ? 0 : at(other) - at(one))).slice(0, CONVERSATIONS);
}

function keptOf({ row, participants, preference, messages }: ConversationState, state: State): KeptConversation {
  const people = [...participants.values()];
  const newestMessages = tail(messages).slice(-MESSAGES);
  const user_ids = new Set([...people.map((each) => each.user_id), ...newestMessages.map((each) => each.sender_id)]);
  const users = [...user_ids].flatMap((id) => state.users.get(id) ?? []);
  return { row, participants: people, preference, messages: newestMessages, users };
}

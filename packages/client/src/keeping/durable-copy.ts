import type { Clock, Collection, PersonStorage } from '../ports.js';
import type { KeptConversation } from '../state/input.js';
import { outboxOf } from '../state/reduce-outbox.js';
import { stretch } from '../state/select/stretch.js';
import type { ConversationState, OutboxItem, State } from '../state/shape.js';

/** So many conversations, and of each so many messages, are kept to be shown while no server can be reached. */
const CONVERSATIONS = 50;
const MESSAGES = 50;
const CONVERSATIONS_EVERY_MS = 1_000;

/** Choices are no part of the state. */
type Copied = Exclude<Collection, 'choice'>;

export interface DurableCopy {
  keep(state: State): void;
  stop(): void;
}

/**
 * Keeps a copy of the state's durable parts in the storage, by writing what differs from what was written last.
 * @param outbox as it was read, so that what the state no longer wants is removed
 */
export function createDurableCopy(storage: PersonStorage, clock: Clock, outbox: readonly OutboxItem[]): DurableCopy {
  const held: Record<Copied, ReadonlyMap<string, unknown>> = { outbox: byId(outbox), draft: new Map(), conversation: new Map() };
  let seen: State | null = null;
  let cancel: (() => void) | null = null;

  /** What can not be written (quota) is kept in memory only. */
  const write = <T>(collection: Copied, next: ReadonlyMap<string, T>, valueOf: (each: T, id: string) => unknown, isSame: (one: T, other: T) => boolean = Object.is): void => {
    const before = held[collection] as ReadonlyMap<string, T>; // written below, of the same collection
    held[collection] = next;
    for (const [id, each] of next) {
      const written = before.get(id);
      if (written === undefined || !isSame(written, each)) storage.put(collection, id, valueOf(each, id)).catch(() => {});
    }
    for (const id of before.keys()) if (!next.has(id)) storage.remove(collection, id).catch(() => {});
  };
  return {
    keep(state) {
      const before = seen;
      seen = state;
      if (state.drafts === before?.drafts && state.conversations === before.conversations && state.unplaced === before.unplaced) return;
      write('draft', untold(state), (text, id) => [id, text]);
      write('outbox', byId(outboxOf(state).map(durable)), (item) => item, isSameItem);
      cancel ??= clock.after(CONVERSATIONS_EVERY_MS, () => {
        cancel = null;
        const latest = seen ?? state;
        if (!latest.ready) return;
        // Some of what an earlier visit left may no longer be among mine.
        if (held.conversation.size === 0) storage.remove('conversation', '').catch(() => {});
        write('conversation', newest(latest), (each) => keptOf(each, latest));
      });
    },
    stop: () => cancel?.(),
  };
}

/** What the server has of a draft is its word: it may have been sent from elsewhere meanwhile. */
function untold({ drafts, conversations }: State): State['drafts'] {
  return new Map([...drafts].filter(([id, text]) => text.trim() !== conversations.get(id)?.preference?.draft));
}

function byId(items: readonly OutboxItem[]): ReadonlyMap<string, OutboxItem> {
  return new Map(items.map((item) => [item.id, item]));
}

function isSameItem(one: OutboxItem, other: OutboxItem): boolean {
  return one.status === other.status && one.written_at === other.written_at;
}

/** What is on its way when the page goes is sent again when it comes back: the same id makes that harmless. */
function durable(item: OutboxItem): OutboxItem {
  return item.status === 'failed' ? item : { ...item, status: 'waiting' };
}

function newest(state: State): State['conversations'] {
  const at = ({ row, outbox }: ConversationState): number => (outbox.length > 0 ? Number.MAX_VALUE : Date.parse(row.last_message_at ?? row.created_at));
  return new Map([...state.conversations].sort(([, one], [, other]) => at(other) - at(one)).slice(0, CONVERSATIONS));
}

function keptOf({ row, participants, preference, messages }: ConversationState, state: State): KeptConversation {
  const people = [...participants.values()];
  const newestMessages = stretch(messages, null).slice(-MESSAGES);
  const user_ids = new Set([...people.map((each) => each.user_id), ...newestMessages.map((each) => each.sender_id)]);
  const users = [...user_ids].flatMap((id) => state.users.get(id) ?? []);
  return { row, participants: people, preference, messages: newestMessages, users };
}

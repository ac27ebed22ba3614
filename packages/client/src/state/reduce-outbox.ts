import type { Draft } from './draft.js';
import { setDraft } from './reduce-draft.js';
import type { OutboxItem, State } from './shape.js';

/** Every unsent message, in held conversations and outside. */
export function outboxOf(state: State): readonly OutboxItem[] {
  return [...state.unplaced, ...[...state.conversations.values()].flatMap((conversation) => conversation.outbox)];
}

/** What the server had taken is offered again (the same id makes it harmless); what is on its way stays so. */
export function toWaiting(item: OutboxItem): OutboxItem {
  return item.status === 'sent' ? { ...item, status: 'waiting' } : item;
}

export function addItem(draft: Draft, { item }: { readonly item: OutboxItem }): void {
  draft.changeOutbox(item.conversation_id, (items) => [...items, item]);
}

/** From the storage of this device: an item that is here already, or whose message is, is not doubled. */
export function restoreOutbox(draft: Draft, { items }: { readonly items: readonly OutboxItem[] }): void {
  const held = new Set(outboxOf(draft.state).map((item) => item.id));
  for (const item of items) {
    const conversation = draft.state.conversations.get(item.conversation_id);
    const isGone = conversation ? conversation.messages.some((message) => message.id === item.id) : draft.state.ready;
    if (!held.has(item.id) && !isGone) draft.changeOutbox(item.conversation_id, (others) => [...others, item].sort(byTime));
  }
}

export function changeItem(draft: Draft, { item }: { readonly item: OutboxItem }): void {
  const { id, conversation_id, content, status } = item;
  draft.changeOutbox(conversation_id, (items) => items.map((each) => (each.id === id ? item : each)));
  const { conversations, drafts } = draft.state;
  // The word that I am out was faster than the answer (R8): it was sent after all.
  if (status === 'sent' && !conversations.has(conversation_id)) setDraft(draft, { conversation_id, text: (drafts.get(conversation_id) ?? '').replace(content, '').trim() });
}

export function removeItem(draft: Draft, { item }: { readonly item: OutboxItem }): void {
  draft.changeOutbox(item.conversation_id, (items) => items.filter((each) => each.id !== item.id));
}

export function reofferOutbox(draft: Draft): void {
  for (const [id, { outbox }] of draft.state.conversations) {
    if (outbox.some((item) => item.status === 'sent')) draft.changeOutbox(id, (items) => items.map(toWaiting));
  }
}

function byTime(one: OutboxItem, other: OutboxItem): number {
  // Ids made in one millisecond are in order too (UUIDv7 with a counter).
  return one.written_at - other.written_at || (one.id < other.id ? -1 : 1);
}

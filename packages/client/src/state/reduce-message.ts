import type { Message } from '@tenant-chat/protocol/schemas';
import type { Draft } from './draft.js';
import { withWatermark } from './reduce-participant.js';
import { placeOf } from './select/stretch.js';
import type { ConversationState } from './shape.js';

/** Puts a message by its version; a new one moves the preview, its sender's watermarks, and settles my outbox (SPEC.md R7). */
export function putMessage(draft: Draft, message: Message): void {
  draft.change(message.conversation_id, (held) => withMessage(held, message));
}

/** A page of history or of what was asked for. */
export function loadMessages(
  draft: Draft,
  { conversation_id, messages, referenced }: { readonly conversation_id: string; readonly messages: readonly Message[]; readonly referenced: readonly Message[] },
): void {
  for (const message of messages) putMessage(draft, message);
  draft.change(conversation_id, (held) => referenced.reduce(withReferenced, held));
}

/** Forgets messages below a number: they are no longer mine to see, or changed unseen. */
export function dropBelow(draft: Draft, conversation_id: string, seq: number): void {
  draft.change(conversation_id, (held) => {
    const messages = held.messages.filter((message) => message.seq >= seq);
    const referenced = new Map([...held.referenced].filter(([, quoted]) => quoted.seq >= seq));
    return messages.length < held.messages.length || referenced.size < held.referenced.size ? { ...held, messages, referenced } : held;
  });
}

/** Forgets what no window shows or is near to (SPEC.md R29): pages bring it again. */
export function trimMessages(
  draft: Draft,
  { conversation_id, keep }: { readonly conversation_id: string; readonly keep: readonly (readonly [from_seq: number, to_seq: number])[] },
): void {
  draft.change(conversation_id, (held) => {
    const messages = held.messages.filter(({ seq }) => keep.some(([from, to]) => from <= seq && seq <= to));
    return messages.length < held.messages.length ? { ...held, messages } : held;
  });
}

function withMessage(conversation: ConversationState, message: Message): ConversationState {
  if (message.seq < (conversation.preference?.first_seq ?? 0)) return conversation;
  const at = placeOf(conversation.messages, message.seq);
  const held = conversation.messages[at];
  const isHeld = held?.seq === message.seq;
  if (isHeld && held.version >= message.version) return conversation;
  const messages = [...conversation.messages];
  messages.splice(at, isHeld ? 1 : 0, message);
  return settle({ ...conversation, messages, referenced: without(conversation.referenced, message.id) }, message, !isHeld);
}

/** What follows from a message. */
function settle(conversation: ConversationState, message: Message, isNew: boolean): ConversationState {
  const { id, sender_id, seq, created_at } = message;
  const row = seq > conversation.row.last_seq ? { ...conversation.row, last_seq: seq, last_message_at: created_at } : conversation.row;
  const typing = isNew ? without(conversation.typing, sender_id) : conversation.typing;
  const isMineSent = conversation.outbox.some((item) => item.id === id);
  const outbox = isMineSent ? conversation.outbox.filter((item) => item.id !== id) : conversation.outbox;
  return withWatermark({ ...conversation, row, typing, outbox }, sender_id, seq, true);
}

function withReferenced(conversation: ConversationState, message: Message): ConversationState {
  const at = placeOf(conversation.messages, message.seq);
  if (conversation.messages[at]?.id === message.id) return withMessage(conversation, message);
  const held = conversation.referenced.get(message.id);
  if (message.seq < (conversation.preference?.first_seq ?? 0) || (held && held.version >= message.version)) return conversation;
  return { ...conversation, referenced: new Map(conversation.referenced).set(message.id, message) };
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  if (!map.has(key)) return map;
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

import type { ChatEvent, EventOf } from '@tenant-chat/protocol/schemas';
import type { EventType } from '@tenant-chat/protocol/wire';
import type { Draft } from './draft.js';
import { putConversation } from './reduce-conversation.js';
import { dropBelow, putMessage } from './reduce-message.js';
import { outboxOf, toWaiting } from './reduce-outbox.js';
import { putParticipant } from './reduce-participant.js';
import { putPreference } from './reduce-preference.js';
import { putUser } from './reduce-user.js';

type EventHandlers = { readonly [T in EventType]: (draft: Draft, event: EventOf<T>) => void };

const putMessageOf = (draft: Draft, event: { readonly message: EventOf<'message_created'>['message'] }): void => putMessage(draft, event.message);
const putConversationOf = (draft: Draft, event: { readonly conversation: EventOf<'conversation_created'>['conversation'] }): void =>
  putConversation(draft, event.conversation);

/** Applying an event is putting its row. */
const eventHandlers: EventHandlers = {
  message_created: putMessageOf,
  message_updated: putMessageOf,
  message_deleted: putMessageOf,
  conversation_created: putConversationOf,
  conversation_updated: putConversationOf,
  participant_updated: (draft, event) => putParticipant(draft, event.participant),
  preference_updated: (draft, event) => putPreference(draft, event.preference),
  user_updated: (draft, event) => putUser(draft, event.user),
};

interface RangeInput {
  readonly events: readonly ChatEvent[];
  readonly limited?: readonly string[];
}

export function applyRange(draft: Draft, { events, limited = [] }: RangeInput): void {
  // Conversations first: within one range their people and messages may stand before them.
  for (const event of events.toSorted((one, other) => ofConversation(other) - ofConversation(one))) putEvent(draft, event);
  for (const id of limited) dropBelow(draft, id, lowestSeq(events, id));
}

/**
 * Forgets everything but outbox and drafts (SPEC.md R10), and conversations that are younger than the snapshot: answers brought them while
 * it was on its way, and the feed will go on from there.
 */
export function applyReset(draft: Draft, input: RangeInput & { readonly read_at?: number }): void {
  const { read_at = Infinity } = input;
  const younger = [...draft.state.conversations].filter(([, { row }]) => row.version > read_at);
  const conversations = new Map(younger.map(([id, held]) => [id, { ...held, outbox: held.outbox.map(toWaiting) }]));
  const unplaced = outboxOf(draft.state).filter(({ conversation_id }) => !conversations.has(conversation_id)).map(toWaiting);
  draft.assign({ users: new Map(), conversations, unplaced });
  applyRange(draft, input);
}

/** Everything that is mine is here now: what belongs to no held conversation belongs to one that is no longer mine. */
export function completeSnapshot(draft: Draft): void {
  draft.assign({ ready: true, ...(draft.state.unplaced.length > 0 && { unplaced: [] }) });
  for (const id of draft.state.drafts.keys()) if (!draft.state.conversations.has(id)) draft.delete('drafts', id);
}

function putEvent(draft: Draft, event: ChatEvent): void {
  // A newer server may send types that this client does not know (SPEC.md R4).
  if (!Object.hasOwn(eventHandlers, event.type)) return;
  const put = eventHandlers[event.type] as (draft: Draft, event: ChatEvent) => void; // the table pairs each type with its own event
  put(draft, event);
}

function ofConversation(event: ChatEvent): number {
  return Number('conversation' in event);
}

function lowestSeq(events: readonly ChatEvent[], conversation_id: string): number {
  return Math.min(...events.map((event) => ('message' in event && event.message.conversation_id === conversation_id ? event.message.seq : Infinity)));
}

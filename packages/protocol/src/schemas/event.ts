import { Type, type Static } from 'typebox';
import type { EventType } from '../wire/frames.js';
import { ConversationRow, Participant, Preference } from './conversation.js';
import { Message } from './message.js';
import { Id, Instant, Nullable, Cursor, Version } from './scalars.js';
import { PresenceStatus, UserRow } from './user.js';

const messageEvent = <T extends EventType>(type: T) => Type.Object({ type: Type.Literal(type), version: Version(), message: Message });
const conversationEvent = <T extends EventType>(type: T) => Type.Object({ type: Type.Literal(type), version: Version(), conversation: ConversationRow });

export const eventSchemas = {
  message_created: messageEvent('message_created'),
  message_updated: messageEvent('message_updated'),
  message_deleted: messageEvent('message_deleted'),
  conversation_created: conversationEvent('conversation_created'),
  conversation_updated: conversationEvent('conversation_updated'),
  participant_updated: Type.Object({ type: Type.Literal('participant_updated'), version: Version(), participant: Participant }),
  preference_updated: Type.Object({ type: Type.Literal('preference_updated'), version: Version(), preference: Preference }),
  user_updated: Type.Object({ type: Type.Literal('user_updated'), version: Version(), user: UserRow }),
} satisfies Record<EventType, ReturnType<typeof Type.Object>>;

export type EventOf<T extends EventType> = Static<(typeof eventSchemas)[T]>;
/** Something that may not be lost: a row that changed, whole. */
export type ChatEvent = { [T in EventType]: EventOf<T> }[EventType];

export const ChatEvent = Type.Union([
  eventSchemas.message_created, eventSchemas.message_updated, eventSchemas.message_deleted,
  eventSchemas.conversation_created, eventSchemas.conversation_updated,
  eventSchemas.participant_updated, eventSchemas.preference_updated, eventSchemas.user_updated,
]);

export const TypingSignal = Type.Object({
  type: Type.Literal('typing'),
  conversation_id: Id('Where.'),
  user_id: Id('Who.'),
  is_typing: Type.Boolean(),
  expires_in_ms: Type.Integer({ minimum: 0 }),
});
export const PresenceSignal = Type.Object({
  type: Type.Literal('presence'),
  user_id: Id('Who.'),
  status: PresenceStatus,
  last_seen_at: Nullable(Instant('Last seen.')),
});
export type TypingSignal = Static<typeof TypingSignal>;
export type PresenceSignal = Static<typeof PresenceSignal>;
/** Something that may be lost: never stored, never numbered. */
export const Signal = Type.Union([TypingSignal, PresenceSignal]);
export type Signal = Static<typeof Signal>;

const rangeFields = {
  to: Cursor(),
  events: Type.Array(ChatEvent),
  has_more: Type.Boolean(),
  limited: Type.Optional(Type.Array(Id('A conversation.'), { description: 'Conversations of which older changed messages were left out.' })),
};

/** All that you may see in (from, to]. Apply it only if `from` is where you stand. */
export const Range = Type.Object({ from: Cursor(), ...rangeFields }, { $id: 'Range' });
export type Range = Static<typeof Range>;

/** Load afresh: forget what you had. */
export const Reset = Type.Object({ reset: Type.Literal(true), from: Type.Null(), ...rangeFields }, { $id: 'Reset' });
export type Reset = Static<typeof Reset>;

const signals = Type.Optional(Type.Array(Signal, { description: 'With `wait`: what happened meanwhile and may be lost.' }));
export const SyncAnswer = Type.Union([
  Type.Object({ ...Reset.properties, signals }),
  Type.Object({ ...Range.properties, signals }),
]);
export type SyncAnswer = Static<typeof SyncAnswer>;

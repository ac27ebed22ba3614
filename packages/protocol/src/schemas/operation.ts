import { Type, type Static, type TObject, type TSchema } from 'typebox';
import { limits } from '../wire/limits.js';
import type { OperationName } from '../wire/operations.js';
import { Conversation, NotifyLevel, Participant, Posting } from './conversation.js';
import { SyncAnswer } from './event.js';
import { Message } from './message.js';
import { Cursor, Id, Instant, Nullable, Seq } from './scalars.js';
import { DirectoryEntry, Presence, User } from './user.js';
import { Session, SessionOpened } from './session.js';
import { Settings } from './settings.js';

export interface OperationSchema {
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TObject;
  /** Status -> body; null: none. */
  readonly responses: Readonly<Record<number, TSchema | null>>;
}

const closed = { additionalProperties: false } as const;
const none = Type.Object({}, closed);
const inConversation = Type.Object({ conversation_id: Id('Which conversation.') }, closed);
const ofParticipant = Type.Object({ conversation_id: Id('Which conversation.'), user_id: Id('Whose.') }, closed);
const ofMessage = Type.Object({ conversation_id: Id('Which conversation.'), message_id: Id('Which message.') }, closed);
const content = Type.String({ maxLength: limits.content_bytes });
const emoji = Type.String({ minLength: 1, maxLength: limits.emoji_length });
const draft = Nullable(Type.String({ maxLength: limits.content_bytes }));
const colour = Nullable(Type.Integer({ minimum: 0, maximum: limits.colours - 1 }));
const limit = (maximum: number, usual: number) => Type.Optional(Type.Integer({ minimum: 1, maximum, default: usual }));
const userIds = (maxItems: number, description: string) => Type.Array(Id('Who.'), { minItems: 1, maxItems, uniqueItems: true, description });
const search = Type.Optional(Type.String({ maxLength: limits.search_length, description: 'Part of a name, or a whole e-mail address.' }));

const oneConversation = Type.Object({ conversation: Conversation });
const people = Type.Object({ participants: Type.Array(Participant), users: Type.Array(User), has_more: Type.Boolean() });
const oneMessage = Type.Object({ message: Message });

export const operationSchemas = {
  open_session: {
    body: Type.Object({ token: Type.String({ minLength: 1, maxLength: 8_192 }), cookie: Type.Optional(Type.Boolean()) }, closed),
    responses: { 201: SessionOpened },
  },
  get_session: { responses: { 200: Session } },
  close_session: { responses: { 204: null } },
  create_ticket: { body: none, responses: { 201: Type.Object({ ticket: Type.String() }) } },
  put_users: {
    body: Type.Object({ users: Type.Array(DirectoryEntry, { minItems: 1, maxItems: limits.put_users_max }) }, closed),
    responses: { 200: Type.Object({ users: Type.Array(User) }) },
  },
  list_users: {
    query: Type.Object(
      {
        search,
        outside_conversation_id: Type.Optional(Id('Only those who are not in this conversation of mine.')),
        limit: limit(limits.users_page_max, limits.users_page),
        after: Type.Optional(Id('The last user of the page before.')),
      },
      closed,
    ),
    responses: { 200: Type.Object({ users: Type.Array(User), has_more: Type.Boolean() }) },
  },
  list_conversations: {
    query: Type.Object(
      {
        archived: Type.Optional(Type.Boolean({ default: false })),
        mentioned: Type.Optional(Type.Boolean({ default: false, description: 'Only those in which something unread means me, or everybody.' })),
        limit: limit(limits.conversations_page_max, limits.conversations_page),
        before: Type.Optional(Id('The last conversation of the page before.')),
      },
      closed,
    ),
    responses: {
      200: Type.Object({ conversations: Type.Array(Conversation), users: Type.Array(User), cursor: Cursor(), has_more: Type.Boolean() }),
    },
  },
  start_conversation: {
    body: Type.Object(
      {
        user_id: Type.Optional(Id('A direct conversation with this person.')),
        user_ids: Type.Optional(userIds(limits.start_users_max, 'A group with these people; it needs a title.')),
        title: Type.Optional(Type.String({ minLength: 1, maxLength: limits.title_length, description: 'Of the new group, which has to have one; a direct conversation has none.' })),
        colour: Type.Optional(colour),
        id: Type.Optional(Id('Of the new group, made by the caller: asking again makes no second one.')),
      },
      closed,
    ),
    responses: { 200: oneConversation, 201: oneConversation },
  },
  list_presence: {
    query: Type.Object(
      { user_ids: Type.Optional(Type.Array(Id('Who.'), { maxItems: limits.presence_users_max })) },
      closed,
    ),
    responses: { 200: Type.Object({ users: Type.Array(Presence), has_more: Type.Boolean({ description: 'Whether more people are there than are told.' }) }) },
  },
  get_conversation: { params: inConversation, responses: { 200: oneConversation } },
  update_conversation: {
    params: inConversation,
    body: Type.Object(
      {
        title: Type.Optional(Type.String({ minLength: 1, maxLength: limits.title_length })),
        description: Type.Optional(Nullable(Type.String({ maxLength: limits.description_length }))),
        colour: Type.Optional(colour),
        posting: Type.Optional(Posting),
      },
      { ...closed, minProperties: 1 },
    ),
    responses: { 200: oneConversation },
  },
  list_messages: {
    params: inConversation,
    query: Type.Object(
      {
        since_id: Type.Optional(Id('After this message.')),
        before_id: Type.Optional(Id('Before this message.')),
        around_id: Type.Optional(Id('This message in the middle.')),
        around_at: Type.Optional(Instant('The first message from then on in the middle; none: the newest.')),
        around_seq: Type.Optional(Type.Integer({ minimum: 1, description: 'The message of this number in the middle.' })),
        limit: limit(limits.messages_page_max, limits.messages_page),
      },
      closed,
    ),
    responses: {
      200: Type.Object({
        messages: Type.Array(Message),
        referenced: Type.Array(Message),
        users: Type.Array(User),
        has_more: Type.Boolean({ description: 'Around a message or an instant: on the older side.' }),
      }),
    },
  },
  send_message: {
    params: inConversation,
    body: Type.Object(
      {
        id: Type.Optional(Id('A UUIDv7 made by the sender; sending it again returns the stored message.')),
        content,
        is_forwarded: Type.Optional(Type.Boolean({ default: false })),
        attachment_ids: Type.Optional(Type.Array(Id('A file.'), { maxItems: 0 })),
        reply_to_id: Type.Optional(Nullable(Id('The message replied to.'))),
      },
      closed,
    ),
    responses: { 200: oneMessage, 201: oneMessage },
  },
  edit_message: { params: ofMessage, body: Type.Object({ content }, closed), responses: { 200: oneMessage } },
  delete_message: {
    params: ofMessage,
    query: Type.Object({ scope: Type.Optional(Type.Union([Type.Literal('everyone'), Type.Literal('me')], { default: 'everyone' })) }, closed),
    responses: { 200: oneMessage },
  },
  list_message_versions: {
    params: ofMessage,
    responses: {
      200: Type.Object({
        versions: Type.Array(Type.Object({ content: Type.String(), replaced_at: Instant('When another text took its place.') }), {
          maxItems: limits.versions_max, description: 'The oldest first; the text of now is in the message.',
        }),
        users: Type.Array(User),
      }),
    },
  },
  set_reaction: {
    params: ofMessage,
    body: Type.Object({ emoji, reacted: Type.Optional(Type.Boolean({ default: true })) }, closed),
    responses: { 200: oneMessage },
  },
  list_reactions: {
    params: ofMessage,
    query: Type.Object(
      {
        emoji: Type.Optional(emoji),
        mine: Type.Optional(Type.Boolean({ default: false, description: 'Only my own.' })),
        limit: limit(limits.users_page_max, limits.users_page),
        after: Type.Optional(Id('The last user of the page before; with `emoji`.')),
        after_at: Type.Optional(Instant('The `created_at` of that one: the page is found also when the reaction was taken back meanwhile.')),
      },
      closed,
    ),
    responses: {
      200: Type.Object({
        reactions: Type.Array(Type.Object({ emoji, user_id: Id('Who.'), created_at: Instant('When.') })),
        users: Type.Array(User),
        has_more: Type.Boolean(),
      }),
    },
  },
  pin_message: {
    params: ofMessage,
    body: Type.Object({ pinned: Type.Optional(Type.Boolean({ default: true })) }, closed),
    responses: { 200: oneMessage },
  },
  list_receipts: {
    params: ofMessage,
    query: Type.Object({ limit: limit(limits.users_page_max, limits.users_page), after: Type.Optional(Id('The last user of the page before.')) }, closed),
    responses: {
      200: Type.Object({
        receipts: Type.Array(
          Type.Object({ user_id: Id('Whom it was for.'), delivered_at: Nullable(Instant('null: not yet.')), read_at: Nullable(Instant('null: not yet.')) }),
          { description: 'Who read it first, then whom it reached, then the others.' },
        ),
        read_count: Type.Integer({ minimum: 0 }),
        delivered_count: Type.Integer({ minimum: 0 }),
        recipient_count: Type.Integer({ minimum: 0, description: 'Everybody else who is in and tells.' }),
        users: Type.Array(User),
        has_more: Type.Boolean(),
      }),
    },
  },
  mark_read: {
    params: inConversation,
    body: Type.Object({ message_id: Type.Optional(Nullable(Id('Read up to this message; none: all.'))) }, closed),
    responses: { 200: Type.Object({ read_seq: Seq('My read point.'), unread_count: Type.Integer({ minimum: 0 }) }) },
  },
  mark_unread: {
    params: inConversation,
    body: Type.Object({ message_id: Id('Unread from this message on.') }, closed),
    responses: { 200: oneConversation },
  },
  mark_all_read: { body: none, responses: { 200: Type.Object({ conversation_count: Type.Integer({ minimum: 0, description: 'In how many something was unread.' }) }) } },
  set_typing: {
    params: inConversation,
    body: Type.Object({ is_typing: Type.Optional(Type.Boolean({ default: true })) }, closed),
    responses: { 204: null },
  },
  archive_conversation: {
    params: inConversation,
    body: Type.Object({ archived: Type.Optional(Type.Boolean({ default: true })) }, closed),
    responses: { 200: oneConversation },
  },
  mute_conversation: {
    params: inConversation,
    body: Type.Object(
      { muted: Type.Optional(Type.Boolean({ default: true })), until: Type.Optional(Nullable(Instant('None: for good.'))) },
      closed,
    ),
    responses: { 200: oneConversation },
  },
  update_preferences: {
    params: inConversation,
    body: Type.Object(
      { notify: Type.Optional(NotifyLevel), pinned: Type.Optional(Type.Boolean()), draft: Type.Optional(draft) },
      { ...closed, minProperties: 1 },
    ),
    responses: { 200: oneConversation },
  },
  list_pins: {
    params: inConversation,
    responses: { 200: Type.Object({ messages: Type.Array(Message, { maxItems: limits.pins_max }), users: Type.Array(User) }) },
  },
  list_participants: {
    params: inConversation,
    query: Type.Object(
      { search, limit: limit(limits.participants_page_max, limits.users_page), after: Type.Optional(Id('The last user of the page before.')) },
      closed,
    ),
    responses: { 200: people },
  },
  add_participants: {
    params: inConversation,
    body: Type.Object(
      {
        user_ids: userIds(limits.start_users_max, 'Who is added; who is in already stays as is.'),
        history: Type.Optional(Type.Union([Type.Literal('all'), Type.Literal('from_today'), Type.Literal('from_now')], {
          default: 'all', description: 'What newcomers see; today begins where the actor is.',
        })),
      },
      closed,
    ),
    responses: { 200: oneConversation },
  },
  update_participant: {
    params: ofParticipant,
    body: Type.Object({ role: Type.Union([Type.Literal('owner'), Type.Literal('admin'), Type.Literal('member')]) }, closed),
    responses: { 200: Type.Object({ participant: Participant }) },
  },
  remove_participant: { params: ofParticipant, responses: { 204: null } },
  get_settings: { responses: { 200: Settings } },
  update_settings: {
    body: Type.Object({ receipts: Type.Optional(Type.Boolean()) }, { ...closed, minProperties: 1 }),
    responses: { 200: Settings },
  },
  sync: {
    query: Type.Object(
      { cursor: Type.Optional(Cursor()), wait: Type.Optional(Type.Integer({ minimum: 0, maximum: limits.sync_wait_s_max })) },
      closed,
    ),
    responses: { 200: SyncAnswer },
  },
} as const satisfies Record<OperationName, OperationSchema>;

type Schemas = typeof operationSchemas;
type Part<N extends OperationName, P extends 'params' | 'query' | 'body'> = Schemas[N] extends Record<P, infer S extends TSchema> ? Static<S> : unknown;
/** Path, query and body as one object. */
export type OperationInput<N extends OperationName> = Part<N, 'params'> & Part<N, 'query'> & Part<N, 'body'>;
/** The body of the 2xx answers. */
export type OperationOutput<N extends OperationName> = {
  [S in keyof Schemas[N]['responses']]: Schemas[N]['responses'][S] extends infer R extends TSchema ? Static<R> : null;
}[keyof Schemas[N]['responses']];

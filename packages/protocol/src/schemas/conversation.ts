import { Type, type Static } from 'typebox';
import { FOREVER, limits } from '../wire/limits.js';
import { Message } from './message.js';
import { Id, Instant, Nullable, Seq, Version } from './scalars.js';

export const ParticipantRole = Type.Union([Type.Literal('owner'), Type.Literal('admin'), Type.Literal('member')]);
export type ParticipantRole = Static<typeof ParticipantRole>;

export const Participant = Type.Object(
  {
    conversation_id: Id('Where.'),
    user_id: Id('Who.'),
    role: ParticipantRole,
    joined_at: Instant('When the person came, the last time.'),
    left_at: Nullable(Instant('When the person left.')),
    read_seq: Nullable(Seq('Read up to; null where it is not told.')),
    delivered_seq: Nullable(Seq('Delivered up to; null where it is not told.')),
    from_seq: Seq('The first message that the person may see: of older ones she is no reader.'),
    version: Version(),
  },
  { $id: 'Participant' },
);
export type Participant = Static<typeof Participant>;

export const NotifyLevel = Type.Union([Type.Literal('all'), Type.Literal('mentions'), Type.Literal('none')]);
export type NotifyLevel = Static<typeof NotifyLevel>;

/** What is mine of a conversation, in the feed and in answers alike. */
const ownFields = {
  first_seq: Seq('The first message that I may see.'),
  archived_seq: Nullable(Seq('Archived while last_seq <= archived_seq.')),
  muted_until: Nullable(Instant(`Muted until; for good: ${FOREVER}.`)),
  notify: NotifyLevel,
  pinned_at: Nullable(Instant('Since when it stands on top of my list.')),
  unread_seq: Nullable(Seq('Marked unread from this message on, while read_seq <= marked_read_seq.')),
  marked_read_seq: Nullable(Seq('My read point when I marked it.')),
  hidden_seqs: Type.Array(Seq('A message.'), { maxItems: limits.hidden_messages_max, description: 'Messages that I deleted for me.' }),
  draft: Nullable(Type.String({ description: 'What I have begun to write.' })),
};

/** What only I may see of a conversation: a row of its own kind, never part of the shared row. */
export const Preference = Type.Object(
  { conversation_id: Id('Where.'), ...ownFields, version: Version() },
  { $id: 'Preference' },
);
export type Preference = Static<typeof Preference>;

export const Posting = Type.Union([Type.Literal('all'), Type.Literal('admins')], { description: 'Who may write.' });
export type Posting = Static<typeof Posting>;

const rowFields = {
  id: Id('The conversation.'),
  kind: Type.Union([Type.Literal('direct'), Type.Literal('group')]),
  title: Nullable(Type.String({ description: 'null for direct: it is called after the other person.' })),
  description: Nullable(Type.String()),
  colour: Nullable(Type.Integer({ minimum: 0, maximum: limits.colours - 1, description: 'Of its picture; null: by its id.' })),
  posting: Posting,
  participants: Type.Array(Participant, { maxItems: limits.participants_inline, description: 'Everybody who is in; empty above 50 people.' }),
  participant_count: Type.Integer({ minimum: 0 }),
  last_seq: Seq('The number of the newest message; 0: none yet.'),
  last_message_at: Nullable(Instant('When the newest message was taken.')),
  created_by: Id('Who started it.'),
  created_at: Instant('When it was started.'),
  version: Version(),
};

/** A conversation as the feed carries it: the same for all its readers. */
export const ConversationRow = Type.Object(rowFields, { $id: 'ConversationRow' });
export type ConversationRow = Static<typeof ConversationRow>;

export const Mine = Type.Object(
  {
    unread_count: Type.Integer({ minimum: 0, maximum: limits.unread_count_max }),
    read_seq: Seq('My read point.'),
    archived: Type.Boolean(),
    ...ownFields,
    role: ParticipantRole,
    version: Version(),
  },
  { $id: 'Mine' },
);
export type Mine = Static<typeof Mine>;

/** A conversation in an HTTP answer: with what is mine. */
export const Conversation = Type.Object(
  { ...rowFields, last_message: Nullable(Message), mine: Mine },
  { $id: 'Conversation' },
);
export type Conversation = Static<typeof Conversation>;

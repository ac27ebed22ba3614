import { Type, type Static } from 'typebox';
import { limits } from '../wire/limits.js';
import { Id, Instant, Nullable, Seq, Version } from './scalars.js';

/** Filled by a later issue; the field is there so that programs may rely on it. */
const NoneYet = () => Type.Array(Type.Unknown(), { maxItems: 0 });

/** One kind of reaction to a message. */
export const Reaction = Type.Object(
  {
    emoji: Type.String({ description: 'One emoji.' }),
    count: Type.Integer({ minimum: 1 }),
    user_ids: Type.Array(Id('Who.'), { maxItems: limits.reaction_users_inline, description: 'The first of them; list_reactions gives all, with `mine` my own.' }),
  },
  { $id: 'Reaction' },
);
export type Reaction = Static<typeof Reaction>;

/** What a line of the system says, for readers to put into their own words; the sender is who did it. */
export const SystemFact = Type.Object({
  type: Type.Union([
    Type.Literal('people_added'), Type.Literal('person_removed'), Type.Literal('person_left'), Type.Literal('owner_changed'),
    Type.Literal('title_changed'), Type.Literal('posting_changed'),
  ]),
  people: Type.Array(Type.Object({ user_id: Id('Who.'), name: Type.String({ description: 'As it was then.' }) }), { maxItems: limits.system_people_inline }),
  people_count: Type.Integer({ minimum: 0, description: 'How many it concerns, when that is more than are named.' }),
  title: Nullable(Type.String({ description: 'title_changed: the new one.' })),
  posting: Nullable(Type.Union([Type.Literal('all'), Type.Literal('admins')])),
});
export type SystemFact = Static<typeof SystemFact>;

export const Message = Type.Object(
  {
    id: Id('Made by the sender: a UUIDv7.'),
    conversation_id: Id('Where.'),
    seq: Seq('Its number in the conversation: 1, 2, 3 ..., without holes.'),
    sender_id: Id('Who.'),
    kind: Type.Union([Type.Literal('text'), Type.Literal('system')]),
    content: Type.String({ description: 'Mentions stand in it as <@user_id> and <@all>. Of a line of the system: what it says, in English.' }),
    created_at: Instant('When the server took it.'),
    edited_at: Nullable(Instant('Last edit.')),
    deleted_at: Nullable(Instant('When it became a tombstone.')),
    reply_to_id: Nullable(Id('The message replied to.')),
    attachments: NoneYet(),
    reactions: Type.Array(Reaction, { maxItems: limits.reaction_kinds }),
    mentions: Type.Array(Type.Union([Id('Who is meant.'), Type.Literal('all')]), { maxItems: limits.mentions_max, description: 'Of those in the text, who was in the conversation.' }),
    is_forwarded: Type.Boolean(),
    pinned_at: Nullable(Instant('When it was pinned to the conversation.')),
    system: Type.Optional(SystemFact),
    version: Version(),
  },
  { $id: 'Message' },
);
export type Message = Static<typeof Message>;

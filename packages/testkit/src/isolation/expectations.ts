import type { OperationName } from '@tenant-chat/protocol/wire';
import { uuidv7 } from 'uuidv7';
import type { IdKind, MatrixWorld } from './matrix-world.js';

/** What surrounds an id: a request of Ana's that would be all right if the id were hers. */
export interface Around {
  readonly conversation_id: string;
  readonly message_id: string;
  readonly world: MatrixWorld;
}

export interface Expectation {
  /** What the parameter names: ids of other kinds are made up to it. */
  readonly kind: IdKind;
  readonly input: (id: string, around: Around) => Readonly<Record<string, unknown>>;
  /**
   * A name that its maker chooses: a made-up one is no refusal but something new, and a name of the own tenant that is taken
   * is refused as `id_conflict`, telling nothing.
   */
  readonly chosen?: true;
}

const conversation = (rest: Expectation['input'] = () => ({})): Expectation => ({
  kind: 'conversation', input: (id, around) => ({ ...rest(id, around), conversation_id: id }),
});
const inOwn = (kind: IdKind, rest: Expectation['input']): Expectation => ({
  kind, input: (id, around) => ({ conversation_id: around.conversation_id, ...rest(id, around) }),
});

/** Of a message: in a conversation that is not hers, and a message that is not in hers. */
const ofMessage = (rest: Expectation['input'] = () => ({})): Readonly<Record<'conversation_id' | 'message_id', Expectation>> => ({
  conversation_id: { kind: 'conversation', input: (id, around) => ({ ...rest(id, around), conversation_id: id, message_id: around.message_id }) },
  message_id: { kind: 'message', input: (id, around) => ({ ...rest(id, around), conversation_id: around.conversation_id, message_id: id }) },
});

/** Parameter -> what is expected of it. Complete by type for the operations; by a test for the parameters. */
export const expectations: Readonly<Record<OperationName, Readonly<Record<string, Expectation>>>> = {
  open_session: {},
  get_session: {},
  close_session: {},
  create_ticket: {},
  put_users: {},
  list_users: { after: { kind: 'user', input: (id) => ({ after: id }) }, outside_conversation_id: { kind: 'conversation', input: (id) => ({ outside_conversation_id: id }) } },
  list_conversations: { before: { kind: 'conversation', input: (id) => ({ before: id }) } },
  start_conversation: {
    user_id: { kind: 'user', input: (id) => ({ user_id: id }) },
    user_ids: { kind: 'user', input: (id, { world }) => ({ user_ids: [world.bruno.user_id, id], title: 'With somebody else' }) },
    id: { kind: 'conversation', chosen: true, input: (id, { world }) => ({ user_ids: [world.bruno.user_id], title: 'Under this name', id }) },
  },
  list_presence: { user_ids: { kind: 'user', input: (id) => ({ user_ids: [id] }) } },
  get_conversation: { conversation_id: conversation() },
  update_conversation: { conversation_id: conversation(() => ({ title: 'Taken over' })) },
  list_messages: {
    conversation_id: conversation(),
    since_id: inOwn('message', (id) => ({ since_id: id })),
    before_id: inOwn('message', (id) => ({ before_id: id })),
    around_id: inOwn('message', (id) => ({ around_id: id })),
  },
  send_message: {
    conversation_id: conversation(() => ({ id: uuidv7(), content: 'let me in' })),
    id: { kind: 'message', chosen: true, input: (id, { conversation_id }) => ({ conversation_id, id, content: 'under this name' }) },
    attachment_ids: inOwn('message', (id) => ({ id: uuidv7(), content: 'with a file', attachment_ids: [id] })),
    reply_to_id: inOwn('message', (id) => ({ id: uuidv7(), content: 'as was said', reply_to_id: id })),
  },
  edit_message: ofMessage(() => ({ content: 'in other words' })),
  delete_message: ofMessage(),
  list_message_versions: ofMessage(),
  set_reaction: ofMessage(() => ({ emoji: '👍' })),
  list_reactions: {
    ...ofMessage(),
    after: { kind: 'user', input: (id, { conversation_id, message_id }) => ({ conversation_id, message_id, emoji: '👍', after: id }) },
  },
  pin_message: ofMessage(),
  list_receipts: { ...ofMessage(), after: { kind: 'user', input: (id, { conversation_id, message_id }) => ({ conversation_id, message_id, after: id }) } },
  mark_unread: { conversation_id: conversation((_, { message_id }) => ({ message_id })), message_id: inOwn('message', (id) => ({ message_id: id })) },
  mark_all_read: {},
  update_preferences: { conversation_id: conversation(() => ({ notify: 'none', pinned: true, draft: 'not mine' })) },
  list_pins: { conversation_id: conversation() },
  get_settings: {},
  update_settings: {},
  mark_read: { conversation_id: conversation(), message_id: inOwn('message', (id) => ({ message_id: id })) },
  set_typing: { conversation_id: conversation(() => ({ is_typing: true })) },
  archive_conversation: { conversation_id: conversation(() => ({ archived: true })) },
  mute_conversation: { conversation_id: conversation(() => ({ muted: true })) },
  list_participants: { conversation_id: conversation(), after: inOwn('user', (id) => ({ after: id })) },
  add_participants: {
    conversation_id: conversation((_, { world }) => ({ user_ids: [world.bruno.user_id, world.ana.user_id] })),
    user_ids: inOwn('user', (id) => ({ user_ids: [id] })),
  },
  update_participant: {
    conversation_id: conversation((_, { world }) => ({ user_id: world.bruno.user_id, role: 'admin' })),
    user_id: inOwn('user', (id) => ({ user_id: id, role: 'admin' })),
  },
  remove_participant: {
    conversation_id: conversation((_, { world }) => ({ user_id: world.bruno.user_id })),
    user_id: inOwn('user', (id) => ({ user_id: id })),
  },
  sync: {},
};

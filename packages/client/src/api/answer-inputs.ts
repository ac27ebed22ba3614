import type { OperationInput, OperationOutput } from '@tenant-chat/protocol/schemas';
import type { OperationName } from '@tenant-chat/protocol/wire';
import type { Input } from '../state/input.js';

type Table = { readonly [N in OperationName]?: (output: OperationOutput<N>, input: OperationInput<N>) => readonly Input[] };

const conversation = ({ conversation }: OperationOutput<'get_conversation'>): readonly Input[] => [{ type: 'conversation_loaded', conversation }];

/** What an answer tells about the state: rows to put by their versions. The others tell nothing, a send neither: the feed settles it (SPEC.md F12). */
const table: Table = {
  list_users: ({ users }) => [{ type: 'users_loaded', users }],
  list_conversations: ({ users, conversations }) => [
    { type: 'users_loaded', users },
    ...conversations.map((each): Input => ({ type: 'conversation_loaded', conversation: each })),
  ],
  start_conversation: conversation,
  list_presence: ({ users }) => [{ type: 'presence_listed', users }],
  get_conversation: conversation,
  update_conversation: conversation,
  list_messages: ({ users, messages, referenced }, { conversation_id }) => [
    { type: 'users_loaded', users },
    { type: 'messages_loaded', conversation_id, messages, referenced },
  ],
  mark_read: ({ read_seq }, { conversation_id }) => [{ type: 'read_marked', conversation_id, seq: read_seq }],
  archive_conversation: conversation,
  mute_conversation: conversation,
  list_participants: ({ users, participants }) => [{ type: 'users_loaded', users }, { type: 'participants_loaded', participants }],
  add_participants: conversation,
  update_participant: ({ participant }) => [{ type: 'participants_loaded', participants: [participant] }],
};

export function answerInputs<N extends OperationName>(operation: N, output: OperationOutput<N>, input: OperationInput<N>): readonly Input[] {
  return table[operation]?.(output, input) ?? [];
}

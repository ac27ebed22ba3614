import type { Conversation, Message, OperationInput, OperationOutput, Participant, User } from '@tenant-chat/protocol/schemas';
import type { OperationName } from '@tenant-chat/protocol/wire';
import type { Input } from '../state/input.js';

/** What answers bring: a name means the same in all of them, but for the `users` of list_presence. */
interface Answer {
  readonly users?: readonly User[];
  readonly conversation?: Conversation;
  readonly conversations?: readonly Conversation[];
  readonly message?: Message;
  readonly messages?: readonly Message[];
  readonly referenced?: readonly Message[];
  readonly participant?: Participant;
  readonly participants?: readonly Participant[];
  readonly read_seq?: number;
}

/** What an answer tells about the state: rows to put by their versions. A send tells nothing: the feed settles it (SPEC.md F12). */
export function answerInputs<N extends OperationName>(operation: N, output: OperationOutput<N>, input: OperationInput<N>): readonly Input[] {
  if (operation === 'list_presence') return [{ type: 'presence_listed', users: (output as OperationOutput<'list_presence'>).users }];
  const { users, conversation, conversations = conversation && [conversation], message, messages = operation !== 'send_message' && message ? [message] : undefined, referenced = [], participant, participants = participant && [participant], read_seq } =
    (output ?? {}) as Answer; // validated by the server, like every answer; an operation that answers nothing gives null
  const { conversation_id = '' } = input as { readonly conversation_id?: string }; // inputs are plain objects
  const inputs: Input[] = (conversations ?? []).map((each) => ({ type: 'conversation_loaded', conversation: each }));
  if (users) inputs.unshift({ type: 'users_loaded', users });
  if (messages) inputs.push({ type: 'messages_loaded', conversation_id, messages, referenced });
  if (participants) inputs.push({ type: 'participants_loaded', participants });
  if (read_seq !== undefined) inputs.push({ type: 'read_marked', conversation_id, seq: read_seq });
  return inputs;
}

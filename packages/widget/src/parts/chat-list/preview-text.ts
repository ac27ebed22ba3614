import { msg, str } from '@lit/localize';
import type { ConversationSummary, State } from '@tenant-chat/client';
import type { plainText } from '../conversation/rich-text.js';
import type { systemWords } from '../conversation/system-words.js';

/** What makes words of messages; a list that is drawn before it is loaded shows them as they were written. */
export interface MessageWords {
  readonly plainText: typeof plainText;
  readonly systemWords: typeof systemWords;
}

/** The second line of a row. `before` is set off from the text (a name, "You:", "Draft:"). */
export interface Preview {
  readonly kind: 'draft' | 'unsent' | 'typing' | 'message' | 'deleted' | 'empty';
  readonly before: string;
  readonly text: string;
}

export function previewOf(state: State, summary: ConversationSummary, me: string, typing: readonly string[], words: MessageWords | null): Preview {
  const { draft, last_outbox, last_message, kind } = summary;
  if (draft.trim() !== '') return { kind: 'draft', before: msg('Draft:'), text: draft };
  if (typing.length > 0) return { kind: 'typing', before: '', text: typingText(state, kind, typing) };
  const people = { me, nameOf: (user_id: string): string => state.users.get(user_id)?.name ?? '' };
  const wordsOf = (content: string): string => words?.plainText(content, people) ?? content; // without markers and with names
  if (last_outbox) return { kind: 'unsent', before: msg('You:'), text: wordsOf(last_outbox.content) };
  if (!last_message) return { kind: 'empty', before: '', text: msg('No messages yet') };
  if (last_message.deleted_at !== null) return { kind: 'deleted', before: '', text: msg('Message deleted') };
  if (last_message.system) return { kind: 'message', before: '', text: words?.systemWords(last_message, people) ?? last_message.content };
  const before = last_message.sender_id === me ? msg('You:') : kind === 'group' ? senderOf(state, last_message.sender_id) : '';
  return { kind: 'message', before, text: wordsOf(last_message.content) };
}

function typingText(state: State, kind: ConversationSummary['kind'], typing: readonly string[]): string {
  if (kind === 'direct') return msg('typing…');
  const [first = ''] = typing;
  return typing.length > 1 ? msg('Several people are typing…') : msg(str`${firstName(state, first) || msg('Somebody')} is typing…`);
}

/** `Ana:`; '' while the person is not known. */
function senderOf(state: State, user_id: string): string {
  const name = firstName(state, user_id);
  return name && `${name}:`;
}

function firstName(state: State, user_id: string): string {
  return state.users.get(user_id)?.name.split(' ')[0] ?? '';
}

import type { ChatClient, ConversationState, State } from '@tenant-chat/client';
import { foldText } from '../../fold-text.js';

/** Somebody who fits what is being written. */
export interface Candidate {
  /** A user's, or `all`. */
  readonly id: string;
  readonly name: string;
  readonly avatar_url: string | null;
  /** Not in the conversation: would have to be added. */
  readonly is_outside: boolean;
}

const MOST = 8;

export interface MentionSearch {
  readonly client: ChatClient;
  readonly conversation: ConversationState;
  readonly me: string;
  /** The word for everybody. */
  readonly everybody: string;
}

/** Those of the conversation who are known here, at once. */
export function knownCandidates({ client, conversation, me, everybody }: MentionSearch, text: string): readonly Candidate[] {
  const people = [...conversation.participants.values()]
    .filter(({ user_id, left_at }) => user_id !== me && left_at === null)
    .flatMap(({ user_id }) => candidateOf(client.state, user_id) ?? [])
    .sort((one, other) => one.name.localeCompare(other.name));
  const all = conversation.row.kind === 'group' ? [{ id: 'all', name: everybody, avatar_url: null, is_outside: false } as const] : [];
  return [...people, ...all].filter(({ name }) => fits(name, text)).slice(0, MOST);
}

/** The others: members of a group too large to be known here, and colleagues who are not in it. Rejects when they can not be asked for. */
export async function askedCandidates({ client, conversation, me }: MentionSearch, text: string): Promise<readonly Candidate[]> {
  if (text.trim() === '' || conversation.row.kind !== 'group') return [];
  const conversation_id = conversation.row.id;
  const search = text.trim();
  const [members, outsiders] = await Promise.all([
    conversation.participants.size > 1 ? null : client.call('list_participants', { conversation_id, search, limit: MOST }),
    client.call('list_users', { search, outside_conversation_id: conversation_id, limit: MOST }),
  ]);
  return [
    ...(members?.users ?? []).map(({ id, name, avatar_url }) => ({ id, name, avatar_url, is_outside: false })),
    ...outsiders.users.map(({ id, name, avatar_url }) => ({ id, name, avatar_url, is_outside: true })),
  ].filter(({ id }) => id !== me).slice(0, MOST);
}

function candidateOf(state: State, user_id: string): Candidate | null {
  const user = state.users.get(user_id);
  return user ? { id: user.id, name: user.name, avatar_url: user.avatar_url, is_outside: false } : null;
}

/** The beginning of any of its words. */
function fits(name: string, text: string): boolean {
  const [folded, wanted] = [foldText(name), foldText(text)];
  return folded.startsWith(wanted) || folded.includes(` ${wanted}`);
}

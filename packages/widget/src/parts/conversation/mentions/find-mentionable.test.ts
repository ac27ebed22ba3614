import { initialState, type ChatClient, type ConversationState } from '@tenant-chat/client';
import { describe, expect, it } from 'vitest';
import { askedCandidates } from './find-mentionable.js';

const user = (name: string): object => ({ id: name, name, avatar_url: null, deactivated_at: null });

/** In a group of more than 50, of which only I am known here. */
function ask(members: readonly string[], has_more: boolean, directory: readonly string[]): ReturnType<typeof askedCandidates> {
  const answers: Readonly<Record<string, object>> = {
    list_participants: { participants: [], users: members.map(user), has_more },
    list_users: { users: directory.map(user), has_more: false },
  };
  const client = { state: initialState(), call: async (operation: string) => answers[operation] } as unknown as ChatClient;
  const conversation = { row: { id: 'c', kind: 'group' }, participants: new Map([['me', { user_id: 'me', left_at: null }]]) } as unknown as ConversationState;
  return askedCandidates({ client, conversation, me: 'me', everybody: 'all' }, 'br');
}

describe('who can be meant in a group of more than 50', () => {
  it('somebody of the directory is outside when all members of that name are known', async () => {
    expect(await ask(['Bruno'], false, ['Bruno', 'Brenda'])).toMatchObject([{ name: 'Bruno', is_outside: false }, { name: 'Brenda', is_outside: true }]);
  });

  it('and may be inside when there are more of them', async () => {
    expect(await ask(['Bruno'], true, ['Bruno', 'Brenda'])).toMatchObject([{ name: 'Bruno' }, { name: 'Brenda', is_outside: false }]);
  });
});

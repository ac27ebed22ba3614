import { initialState, type ChatClient, type ConversationState } from '@tenant-chat/client';
import { expect, it } from 'vitest';
import { askedCandidates } from './find-mentionable.js';

const user = (name: string): object => ({ id: name, name, avatar_url: null, deactivated_at: null });

it('in a group of more than 50, of which only I am known here, its people come before those outside', async () => {
  const asked: object[] = [];
  const answers: Readonly<Record<string, object>> = {
    list_participants: { participants: [], users: ['Bruno', 'me'].map(user), has_more: true },
    list_users: { users: ['Brenda'].map(user), has_more: false },
  };
  const call = async (operation: string, input: object): Promise<object | undefined> => {
    asked.push({ operation, ...input });
    return answers[operation];
  };
  const client = { state: initialState(), call } as unknown as ChatClient;
  const conversation = { row: { id: 'c', kind: 'group' }, participants: new Map([['me', { user_id: 'me', left_at: null }]]) } as unknown as ConversationState;
  const found = await askedCandidates({ client, conversation, me: 'me', everybody: 'all' }, 'br');
  expect(found).toMatchObject([{ name: 'Bruno', is_outside: false }, { name: 'Brenda', is_outside: true }]);
  expect(asked).toMatchObject([{ operation: 'list_participants', conversation_id: 'c', search: 'br' }, { operation: 'list_users', outside_conversation_id: 'c', search: 'br' }]);
});

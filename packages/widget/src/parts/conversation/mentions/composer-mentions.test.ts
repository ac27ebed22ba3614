import { initialState, type ChatClient, type ConversationState } from '@tenant-chat/client';
import { expect, test } from 'vitest';
import { ComposerMentions, meanInside, type WrittenIn } from './composer-mentions.js';

const [me, bruno, other_bruno, stranger] = ['a', 'b', 'c', 'd'].map((digit) => `${digit.repeat(8)}-0000-7000-8000-000000000001`) as [string, string, string, string];
const names = new Map([[me, 'Ana'], [bruno, 'Bruno Lima'], [other_bruno, 'Bruno Lima']]);

/** A group of more than fifty: of its members only I am known here, but those who wrote have names. */
function crowd(id = 'crowd', client = { state: { ...initialState(0), users: new Map([...names].map(([user_id, name]) => [user_id, { id: user_id, name }])) } } as unknown as ChatClient): WrittenIn {
  const conversation = { row: { id, kind: 'group' }, participants: new Map([[me, { user_id: me, left_at: null }]]) } as unknown as ConversationState; // no more of it is looked at
  return { client, conversation, me };
}

const writing = (view: WrittenIn): ComposerMentions => new ComposerMentions({ view: () => view, field: () => null, redraw: () => {}, onOutsider: () => {} });

test.each([bruno, other_bruno, stranger, 'all'])('what is edited unchanged stays what it is (%s)', (id) => {
  const mentions = writing(crowd());
  const content = `ask <@${id}> today`;
  expect(mentions.encode(mentions.decode(content))).toBe(content);
});

test('it is known again when she comes back to the conversation, in a field of another time; not in other conversations, nor to another person', () => {
  const view = crowd();
  const text = writing(view).decode(`ask <@${bruno}> today`);
  expect(text).toBe('ask @Bruno Lima today');
  expect(writing(view).encode(text)).toBe(`ask <@${bruno}> today`);
  expect(writing(crowd('other', view.client)).encode(text)).toBe(text);
  const left = writing(view);
  left.forget();
  expect(left.encode(text)).toBe(`ask <@${bruno}> today`);
  expect(writing(crowd()).encode(text)).toBe(text);
});

test('who is outside is named in words, until she is added', () => {
  const view = crowd();
  const { conversation, client } = view;
  const mentions = writing(view);
  mentions.mean({ id: stranger, name: 'Chen Wei', is_outside: true });
  expect(mentions.encode('ask @Chen Wei')).toBe('ask @Chen Wei');
  meanInside(client, conversation.row.id, stranger);
  expect(mentions.encode('ask @Chen Wei')).toBe(`ask <@${stranger}>`);
});

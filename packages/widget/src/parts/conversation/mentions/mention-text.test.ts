import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mentionQuery } from './mention-query.js';
import { decodeMentions, encodeMentions } from './mention-text.js';

const ana = { id: '01a2107a-e879-77df-8ed2-2f9f0f704afb', name: 'Ana' };
const anaSouza = { id: '01a2107a-e877-7a4c-b3d6-37388ad81cf7', name: 'Ana Souza' };
const all = { id: 'all', name: 'all' } as const;
const people = [ana, anaSouza, all];
const nameOf = (id: string): string => people.find((each) => each.id === id)?.name ?? '';

test.each([
  ['Hello @Ana Souza, look', `Hello <@${anaSouza.id}>, look`],
  ['@Ana!', `<@${ana.id}>!`],
  ['@Anastasia', '@Anastasia'],
  ['write to me@Ana', 'write to me@Ana'],
  ['@all: lunch', '<@all>: lunch'],
  ['@ Ana @Bruno @', '@ Ana @Bruno @'],
  ['@@Ana', `@<@${ana.id}>`],
])('%s is sent as %s', (text, sent) => {
  expect(encodeMentions(text, people)).toBe(sent);
});

test('what was sent is edited as it was written', () => {
  const piece = fc.oneof(fc.constantFrom('@Ana', '@Ana Souza', '@all', ' ', '\n', ', ', '.', '@', '<', '>'), fc.stringMatching(/^[a-z ]{0,6}$/));
  fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
    const text = pieces.join('');
    expect(decodeMentions(encodeMentions(text, people), nameOf)).toBe(text);
  }));
});

test.each([
  ['@', { from: 0, text: '' }],
  ['hi @an', { from: 3, text: 'an' }],
  ['hi @Ana So', { from: 3, text: 'Ana So' }],
  ['hi @Ana Souza is', null],
  ['me@an', null],
  ['@an\n', null],
  ['nobody', null],
  [`@${'a'.repeat(60)}`, null],
] as const)('what is asked for at the end of "%s"', (text, query) => {
  expect(mentionQuery(text, text.length)).toEqual(query);
});

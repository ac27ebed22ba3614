import { expect, it } from 'vitest';
import { emojiQuery } from './emoji-query.js';

const queryOf = (text: string): string | null => emojiQuery(text, text.length)?.text ?? null;

it('K4 begins behind a colon that begins a word, with two letters', () => {
  expect([':sm', 'hello :smi', '(:smile', 'a\n:heart', ':thumbs_up', ':corazón', 'one :ok two :par', '`b` :ok', '```\na\n```\n:ok'].map(queryOf)).toEqual(['sm', 'smi', 'smile', 'heart', 'thumbs_up', 'corazón', 'par', 'ok', 'ok']);
  expect(emojiQuery('see :smile now', 8)).toEqual({ from: 4, text: 'smi' });
});

it('K4 leaves faces, times, addresses, labels and code alone', () => {
  for (const text of ['a `b :root', '```\n:root', '```css\na\n  :root', ':', ':D', ':)', ':-)', ':+1', '10:30', 'at 9:ab', 'http://a', 'note:this', 'std::vector', ':two words', ': ab', `:${'a'.repeat(40)}`]) expect([text, queryOf(text)]).toEqual([text, null]);
});

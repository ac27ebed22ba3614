import { expect, it } from 'vitest';
import type { Item } from './item.js';
import { takeBatch } from './take-batch.js';

const nothing = (): void => undefined;
const send = (id: string, user_id = 'ana', more: { bytes?: number; reply_to_id?: string } = {}): Item => ({
  kind: 'send', id, actor: { tenant_id: 't', user_id }, conversation_id: 'c', content: '', sent_hash: '', is_forwarded: false, meant: null, reply_to_id: more.reply_to_id ?? null,
  bytes: more.bytes ?? 1, resolve: nothing, reject: nothing,
});
const ids = (items: readonly Item[]) => items.map((item) => (item.kind === 'send' ? item.id : ''));

it('takes all that fits, in the order of arrival', () => {
  const { batch, rest } = takeBatch([send('1'), send('2', 'bruno'), send('3')]);
  expect(ids(batch)).toEqual(['1', '2', '3']);
  expect(rest).toEqual([]);
});

it('takes at most 256, and 256 KiB, but always one', () => {
  const many = Array.from({ length: 300 }, (_, index) => send(String(index)));
  expect(ids(takeBatch(many).batch)).toEqual(ids(many.slice(0, 256)));
  const large = Array.from({ length: 5 }, (_, index) => send(String(index), `u${index}`, { bytes: 100_000 }));
  expect(ids(takeBatch(large).batch)).toEqual(['0', '1']);
  expect(takeBatch([send('huge', 'ana', { bytes: 1_000_000 })]).batch).toHaveLength(1);
});

it('lets the same id again and a reply wait for the one before, and keeps an author in order', () => {
  const queue = [send('1'), send('1'), send('2'), send('3', 'bruno'), send('4', 'chen', { reply_to_id: '3' })];
  const { batch, rest } = takeBatch(queue);
  expect(ids(batch)).toEqual(['1', '3']);
  expect(ids(rest)).toEqual(['1', '2', '4']);
});

it('gives everybody who waits a share when there is more than a batch', () => {
  const queue = [...Array.from({ length: 400 }, (_, index) => send(`a${index}`)), ...Array.from({ length: 10 }, (_, index) => send(`b${index}`, 'bruno'))];
  const { batch, rest } = takeBatch(queue);
  expect(batch.filter((item) => item.actor.user_id === 'bruno')).toHaveLength(10);
  expect(batch.filter((item) => item.actor.user_id === 'ana')).toHaveLength(128);
  expect(ids([...batch, ...rest].filter((item) => item.actor.user_id === 'ana'))).toEqual(ids(queue.slice(0, 400)));
});

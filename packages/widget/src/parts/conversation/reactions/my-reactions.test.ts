import type { ChatClient } from '@tenant-chat/client';
import type { Message } from '@tenant-chat/protocol/schemas';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followMine, isMine, noteMine } from './my-reactions.js';

const crowd = Array.from({ length: 20 }, (_, at) => `user-${at}`);
const kind = { emoji: '👏', count: 40, user_ids: crowd };
const at = (version: number): Message => ({ id: 'm', conversation_id: 'c', version }) as Message; // no more of it is looked at

/** A server that answers when it is told to. */
function stage(): { readonly client: ChatClient; readonly waiting: ((mine: readonly string[] | null) => Promise<void>)[]; readonly shown: () => boolean } {
  const waiting: ((mine: readonly string[] | null) => Promise<void>)[] = [];
  const call = (): Promise<unknown> => new Promise((resolve, reject) => waiting.push(async (mine) => {
    if (mine) resolve({ reactions: mine.map((emoji) => ({ emoji })) });
    else reject(new Error('not reached'));
    await vi.advanceTimersByTimeAsync(0);
  }));
  const client = { call, state: { session: {} } } as unknown as ChatClient; // nothing else of it is looked at
  return { client, waiting, shown: () => isMine(client, 'm', kind, 'me') };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('where the row says it, nothing is asked', () => {
  const { client } = stage();
  expect(isMine(client, 'm', { emoji: '👏', count: 2, user_ids: ['ana', 'me'] }, 'me')).toBe(true);
  expect(isMine(client, 'm', { emoji: '👏', count: 2, user_ids: ['ana', 'bob'] }, 'me')).toBe(false);
});

test('chips of one message ask once, and again, spread, when it has changed', async () => {
  const { client, waiting, shown } = stage();
  const all = Promise.all([followMine(client, at(1)), followMine(client, at(1))]);
  expect([waiting.length, shown()]).toEqual([1, false]);
  await waiting[0]!(['👏']);
  await all;
  expect(shown()).toBe(true);
  await followMine(client, at(1));
  expect(waiting).toHaveLength(1);

  void followMine(client, at(2));
  void followMine(client, at(3));
  expect([waiting.length, shown()], 'what was known is shown until then').toEqual([1, true]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(waiting).toHaveLength(2);
  await waiting[1]!([]);
  expect(shown()).toBe(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(waiting).toHaveLength(2);
});

test('what changed while it was asked is asked for again', async () => {
  const { client, waiting, shown } = stage();
  void followMine(client, at(1));
  void followMine(client, at(2));
  await waiting[0]!([]);
  await vi.advanceTimersByTimeAsync(5_000);
  await waiting[1]!(['👏']);
  expect(shown()).toBe(true);
});

test('what I do shows at once, and an answer of before does not undo it', async () => {
  const { client, waiting, shown } = stage();
  void followMine(client, at(1));
  noteMine(client, 'm', '👏', true);
  expect(shown()).toBe(true);
  await waiting[0]!([]);
  expect([shown(), waiting.length]).toEqual([true, 2]);
  await waiting[1]!(['👏', '🎉']);
  noteMine(client, 'm', '👏', false);
  expect([shown(), isMine(client, 'm', { ...kind, emoji: '🎉' }, 'me')]).toEqual([false, true]);
});

test('what could not be asked is asked for by the next', async () => {
  const { client, waiting, shown } = stage();
  const first = followMine(client, at(1));
  await waiting[0]!(null);
  await first;
  void followMine(client, at(1));
  await waiting[1]!(['👏']);
  expect(shown()).toBe(true);
});

test('what is known is the person\'s: with another one, the same client knows nothing', async () => {
  const { client, waiting, shown } = stage();
  void followMine(client, at(1));
  await waiting[0]!(['👏']);
  expect(shown()).toBe(true);
  Object.assign(client, { state: { session: {} } });
  expect(shown()).toBe(false);
  void followMine(client, at(1));
  expect(waiting).toHaveLength(2);
});

test('of a thousand messages at most', () => {
  const { client, shown } = stage();
  noteMine(client, 'm', '👏', true);
  for (let n = 1; n < 1_000; n += 1) noteMine(client, `m${n}`, '👏', true);
  expect(shown()).toBe(true);
  noteMine(client, 'm1000', '👏', true);
  expect(shown()).toBe(false);
});

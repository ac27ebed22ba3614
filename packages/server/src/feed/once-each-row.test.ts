import type { Message } from '@tenant-chat/protocol/schemas';
import { expect, test } from 'vitest';
import { onceEachRow } from './once-each-row.js';
import { messageEvent } from './to-event.js';

const message = (id: string, version: number, content: string): Message => ({
  id, conversation_id: 'c', seq: 1, sender_id: 's', kind: 'text', content, created_at: '', edited_at: null, deleted_at: null, reply_to_id: null,
  attachments: [], reactions: [], mentions: [], is_forwarded: false, pinned_at: null, version,
});

test('W24 of several events of a row stands one: the newest row, in the place and under the name of the first', () => {
  const created = messageEvent('message_created', message('a', 1, 'message_updated'));
  const other = messageEvent('message_created', message('b', 2, 'other'));
  const updated = messageEvent('message_updated', message('a', 3, 'message_created'));
  const deleted = messageEvent('message_deleted', message('a', 4, ''));
  expect(onceEachRow([created, other])).toEqual([created, other]);
  expect(onceEachRow([created, other, updated]).map(({ version, json }) => [version, JSON.parse(json)])).toEqual([
    [1, { type: 'message_created', version: 3, message: message('a', 3, 'message_created') }],
    [2, JSON.parse(other.json)],
  ]);
  expect(onceEachRow([created, other, updated, deleted]).map(({ type }) => type)).toEqual(['message_deleted', 'message_created']);
});

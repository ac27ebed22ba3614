import type { Message } from '@tenant-chat/protocol/schemas';
import { describe, expect, test } from 'vitest';
import { messageActions, type ActionContext } from './message-actions.js';

const at = Date.parse('2026-03-02T08:00:00.000Z');
const message = (part: Partial<Message> = {}): Message => ({
  id: 'm', conversation_id: 'c', seq: 1, sender_id: 'ana', kind: 'text', content: 'Hello', created_at: new Date(at).toISOString(), edited_at: null,
  deleted_at: null, reply_to_id: null, attachments: [], reactions: [], mentions: [], is_forwarded: false, pinned_at: null, version: 1, ...part,
});
const context = (part: Partial<ActionContext> = {}): ActionContext => ({
  message: message(), me: 'ana', kind: 'group', posting: 'all', role: 'member', others_from_here: 1, now: at + 60_000,
  rules: { receipts: true, edit_window_s: null, delete_window_s: null, version_readers: 'all' }, ...part,
});

describe('what may be done with a message', () => {
  test('my own: everything', () => {
    expect(messageActions(context())).toEqual(['reply', 'react', 'edit', 'copy', 'link', 'forward', 'pin', 'unread', 'info', 'delete_for_me', 'delete_for_everyone']);
  });

  test('with nothing of others from it on, it is not marked unread: nothing would be', () => {
    for (const part of [{}, { kind: 'system' as const }, { deleted_at: new Date(at).toISOString() }]) {
      expect(messageActions(context({ message: message(part) }))).toContain('unread');
      expect(messageActions(context({ message: message(part), others_from_here: 0 }))).not.toContain('unread');
    }
  });

  test("somebody else's: not edit, not delete for everyone, unless one leads the group", () => {
    expect(messageActions(context({ me: 'bruno' }))).toEqual(['reply', 'react', 'copy', 'link', 'forward', 'pin', 'unread', 'delete_for_me']);
    expect(messageActions(context({ me: 'bruno', role: 'admin' }))).toContain('delete_for_everyone');
    expect(messageActions(context({ me: 'bruno', role: 'owner', kind: 'direct' }))).not.toContain('delete_for_everyone');
    expect(messageActions(context({ me: 'bruno', role: 'admin' }))).not.toContain('edit');
  });

  test('after the window of the tenant neither edit nor delete, but who leads deletes for ever', () => {
    const rules = { receipts: true, edit_window_s: 30, delete_window_s: 90, version_readers: 'all' } as const;
    expect(messageActions(context({ rules }))).not.toContain('edit');
    expect(messageActions(context({ rules }))).toContain('delete_for_everyone');
    const later = context({ rules, now: at + 100_000 });
    expect(messageActions(later)).not.toContain('delete_for_everyone');
    expect(messageActions({ ...later, role: 'owner' })).toContain('delete_for_everyone');
  });

  test('where only admins write, members neither reply, edit nor pin, and still react', () => {
    const actions = messageActions(context({ me: 'bruno', posting: 'admins' }));
    expect(actions).not.toContain('reply');
    expect(actions).not.toContain('pin');
    expect(actions).toContain('react');
    expect(messageActions(context({ posting: 'admins' }))).not.toContain('edit');
    expect(messageActions(context({ posting: 'admins' }))).toContain('delete_for_everyone');
    expect(messageActions(context({ me: 'bruno', posting: 'admins', role: 'admin' }))).toContain('reply');
  });

  test('a tombstone, a line of the system, what is pinned', () => {
    expect(messageActions(context({ message: message({ deleted_at: new Date(at).toISOString() }) }))).toEqual(['unread', 'delete_for_me']);
    expect(messageActions(context({ message: message({ kind: 'system' }) }))).toEqual(['copy', 'unread']);
    expect(messageActions(context({ message: message({ pinned_at: new Date(at).toISOString() }) }))).toContain('unpin');
  });

  test('who reads what it said before: everybody, its author, nobody', () => {
    const edited = message({ edited_at: new Date(at).toISOString() });
    const of = (version_readers: 'all' | 'author' | 'none', me: string) =>
      messageActions(context({ message: edited, me, rules: { receipts: false, edit_window_s: null, delete_window_s: null, version_readers } })).includes('info');
    expect([of('all', 'bruno'), of('author', 'bruno'), of('author', 'ana'), of('none', 'ana')]).toEqual([true, false, true, false]);
  });
});

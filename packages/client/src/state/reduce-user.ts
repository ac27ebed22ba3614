import type { User, UserRow } from '@tenant-chat/protocol/schemas';
import type { Draft } from './draft.js';
import { putPresence } from './reduce-signal.js';

export function putUser(draft: Draft, user: UserRow): void {
  const held = draft.state.users.get(user.id);
  if (!held || user.version > held.version) draft.set('users', user.id, user);
}

/** Users of an answer carry their presence, which is no part of the row. */
export function loadUsers(draft: Draft, { users }: { readonly users: readonly User[] }): void {
  for (const { status, last_seen_at, ...row } of users) {
    putUser(draft, row);
    putPresence(draft, { user_id: row.id, status, last_seen_at });
  }
}

import type { User, UserRow } from '@tenant-chat/protocol/schemas';
import type { Transaction } from '../db/transaction.js';
import type { PresenceStore } from '../presence/presence-store.js';
import { readLastSeen } from './read-last-seen.js';

/** Users as HTTP answers give them: with who is online and when they were last seen. */
export async function withPresence(presence: PresenceStore, tx: Transaction, tenant_id: string, rows: readonly UserRow[]): Promise<User[]> {
  return addPresence(presence, tenant_id, rows, await readLastSeen(tx, tenant_id, rows.map((row) => row.id)));
}

/** The same when the transaction is over: presence may be on the network, and no transaction waits for that. */
export async function addPresence(
  presence: PresenceStore,
  tenant_id: string,
  rows: readonly UserRow[],
  lastSeen: ReadonlyMap<string, string>,
): Promise<User[]> {
  if (rows.length === 0) return [];
  const statuses = await presence.read(tenant_id, rows.map((row) => row.id));
  return rows.map((row) => ({ ...row, status: statuses.get(row.id) ?? 'offline', last_seen_at: lastSeen.get(row.id) ?? null }));
}

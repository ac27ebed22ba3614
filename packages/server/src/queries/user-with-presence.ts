import type { User, UserRow } from '@tenant-chat/protocol/schemas';
import type { PresenceStore } from '../presence/presence-store.js';

/** Users as HTTP answers give them: with who is online and when they were last seen. Presence may be on the network: never inside a transaction. */
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

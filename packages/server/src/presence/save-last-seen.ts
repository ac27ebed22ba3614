import { sql } from 'drizzle-orm';
import type { Database } from '../db/database.js';

/** Keeps when people were last connected; never backwards. Presence is no event: no clock, no pointer. */
export function createSaveLastSeen(database: Database) {
  return (tenant_id: string, seen: readonly { readonly user_id: string; readonly last_seen_at: string }[]): Promise<void> =>
    database.asTenant(tenant_id, async (tx) => {
      await tx.execute(sql`
        insert into tenant_chat.last_seen (tenant_id, user_id, last_seen_at)
        select ${tenant_id}::uuid, user_id, last_seen_at
        from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as seen(user_id uuid, last_seen_at timestamptz)
        order by user_id
        on conflict (tenant_id, user_id) do update set last_seen_at = greatest(last_seen.last_seen_at, excluded.last_seen_at)`);
    });
}

import type { Preference } from '@tenant-chat/protocol/schemas';
import { sql, type SQL } from 'drizzle-orm';
import { instant } from '../../db/instant.js';
import { list } from '../../db/list.js';
import { rows } from '../../db/rows.js';
import type { Transaction } from '../../db/transaction.js';

/** What is one person's alone of these conversations. */
export async function preferenceRows(tx: Transaction, tenant_id: string, user_id: string, conversation_ids: readonly string[]): Promise<Preference[]> {
  if (conversation_ids.length === 0) return [];
  const owned = await ownedPreferences(tx, tenant_id, sql`r.user_id = ${user_id}::uuid and r.conversation_id = any(${list(conversation_ids)}::uuid[])`);
  return owned.map(({ preference }) => preference);
}

export interface OwnedPreference {
  readonly user_id: string;
  readonly preference: Preference;
}

/** Preferences of anybody, for the feed, which gives each to its owner. In `where` the table is called r. */
export async function ownedPreferences(tx: Transaction, tenant_id: string, where: SQL): Promise<OwnedPreference[]> {
  const stored = await rows<Preference & { readonly user_id: string }>(tx, sql`
    select r.user_id, r.conversation_id, greatest(p.from_seq, c.first_seq) as first_seq, r.archived_seq, ${instant(sql`r.muted_until`)} as muted_until, r.version
    from tenant_chat.preference r
    join tenant_chat.participant p on p.tenant_id = r.tenant_id and p.conversation_id = r.conversation_id and p.user_id = r.user_id
    join tenant_chat.conversation c on c.tenant_id = r.tenant_id and c.id = r.conversation_id
    where r.tenant_id = ${tenant_id}::uuid and ${where}`);
  return stored.map(({ user_id, conversation_id, first_seq, archived_seq, muted_until, version }) => ({
    user_id, preference: { conversation_id, first_seq, archived_seq, muted_until, version },
  }));
}

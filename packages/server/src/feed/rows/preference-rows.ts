import type { Preference } from '@tenant-chat/protocol/schemas';
import { sql } from 'drizzle-orm';
import { instant } from '../../db/instant.js';
import { rows } from '../../db/rows.js';
import type { Transaction } from '../../db/transaction.js';
import { itsConversation, unnestPlaces, type Place } from './participant-rows.js';

/** What is one person's alone of these conversations. */
export async function preferenceRows(tx: Transaction, tenant_id: string, user_id: string, conversation_ids: readonly string[]): Promise<Preference[]> {
  const owned = await ownedPreferences(tx, tenant_id, conversation_ids.map((conversation_id) => ({ conversation_id, row_id: user_id })));
  return owned.map(({ preference }) => preference);
}

export interface OwnedPreference {
  readonly user_id: string;
  readonly preference: Preference;
}

/** Preferences of these people in these conversations, for the feed, which gives each to its owner. */
export async function ownedPreferences(tx: Transaction, tenant_id: string, places: readonly Place[]): Promise<OwnedPreference[]> {
  if (places.length === 0) return [];
  const stored = await rows<Preference & { readonly user_id: string }>(tx, sql`
    select r.user_id, r.conversation_id, greatest(p.from_seq, c.first_seq) as first_seq, r.archived_seq, ${instant(sql`r.muted_until`)} as muted_until,
      r.notify, ${instant(sql`r.pinned_at`)} as pinned_at, r.unread_seq, r.marked_read_seq, r.hidden_seqs, r.draft, r.version
    from ${unnestPlaces(places)}
    cross join lateral (
      select x.* from tenant_chat.preference x
      where x.tenant_id = ${tenant_id}::uuid and x.conversation_id = w.conversation_id and x.user_id = w.user_id limit 1) r
    cross join lateral (
      select x.tenant_id, x.conversation_id, x.from_seq from tenant_chat.participant x
      where x.tenant_id = r.tenant_id and x.conversation_id = r.conversation_id and x.user_id = r.user_id limit 1) p ${itsConversation}`);
  return stored.map(({ user_id, conversation_id, first_seq, archived_seq, muted_until, notify, pinned_at, unread_seq, marked_read_seq, hidden_seqs, draft, version }) => ({
    user_id, preference: { conversation_id, first_seq, archived_seq, muted_until, notify, pinned_at, unread_seq, marked_read_seq, hidden_seqs, draft, version },
  }));
}

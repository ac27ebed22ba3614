import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { rows } from '../db/rows.js';
import type { Transaction } from '../db/transaction.js';
import { itsConversation, TENANT_TELLS } from './rows/participant-rows.js';
import type { Membership, Viewer } from './feed-event.js';

/** What a person is in now. */
export async function readViewer(tx: Transaction, actor: Actor): Promise<Viewer> {
  const memberships = await rows<Membership & { readonly conversation_id: string }>(tx, sql`
    select p.conversation_id, greatest(p.from_seq, c.first_seq) as first_seq, p.grant_version, p.receipts and ${sql.raw(TENANT_TELLS)} as told, p.told_since
    from tenant_chat.participant p ${itsConversation}
    where p.tenant_id = ${actor.tenant_id}::uuid and p.user_id = ${actor.user_id}::uuid and p.left_at is null`);
  return {
    user_id: actor.user_id,
    memberships: new Map(memberships.map(({ conversation_id, ...membership }) => [conversation_id, membership])),
  };
}

import { eventKinds, type EventKind } from '@tenant-chat/protocol/wire';
import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { rows } from '../db/rows.js';
import type { ChangeType } from '../db/tables/change.js';
import type { Transaction } from '../db/transaction.js';
import { EVENT_KEY_SQL } from './event-key.js';

/** An entry of the change log. */
export interface Pointer {
  readonly version: number;
  readonly type: ChangeType;
  readonly row_id: string;
  readonly conversation_id: string | null;
}

/** Whose row it is. */
export const kindOf = ({ type }: Pointer): EventKind => (type === 'watermarks_moved' ? 'participant' : eventKinds[type]);

// The types are compared by their bytes, whatever the database's collation is: cursors are compared so too.
const ORDER = sql`order by ch.version, ch.type collate "C", ch.row_id, ch.conversation_id nulls first`;

/** All pointers in (from, to]. */
export async function readPointers(tx: Transaction, tenant_id: string, from: number, to: number): Promise<readonly Pointer[]> {
  return rows<Pointer>(tx, sql`
    select ch.version, ch.type, ch.row_id, ch.conversation_id from tenant_chat.change ch
    where ch.tenant_id = ${tenant_id}::uuid and ch.version > ${from}::bigint and ch.version <= ${to}::bigint ${ORDER}`);
}

/**
 * The first `most` pointers after (version, key) up to `to` that may concern the actor: of conversations that she is in and that she
 * saw already then (a later grant brings everything as of then), her own rows, and users. Which rows she sees, `mayReceive` decides.
 */
export async function readPointersFor(
  tx: Transaction, actor: Actor, from: { readonly version: number; readonly key: string }, to: number, most: number,
): Promise<readonly Pointer[]> {
  const { tenant_id, user_id } = actor;
  const after = from.key === ''
    ? sql`ch.version > ${from.version}::bigint`
    : sql`(ch.version > ${from.version}::bigint or (ch.version = ${from.version}::bigint and ${sql.raw(EVENT_KEY_SQL)} > ${from.key}::text collate "C"))
        and ch.version >= ${from.version}::bigint`;
  return rows<Pointer>(tx, sql`
    select ch.version, ch.type, ch.row_id, ch.conversation_id from tenant_chat.change ch
    left join tenant_chat.participant p on p.tenant_id = ch.tenant_id and p.conversation_id = ch.conversation_id and p.user_id = ${user_id}::uuid
    where ch.tenant_id = ${tenant_id}::uuid and ${after} and ch.version <= ${to}::bigint
      and (ch.conversation_id is null
        or (p.user_id is not null and ch.type = 'participant_updated' and ch.row_id = ${user_id}::uuid)
        or (p.user_id is not null and p.left_at is null and p.grant_version < ch.version and (ch.type <> 'preference_updated' or ch.row_id = ${user_id}::uuid)))
    ${ORDER} limit ${most}::int`);
}

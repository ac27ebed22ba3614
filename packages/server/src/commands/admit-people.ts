import type { ParticipantRole } from '@tenant-chat/protocol/schemas';
import { sql } from 'drizzle-orm';
import { list } from '../db/list.js';
import { participant, preference } from '../db/tables/conversation.js';
import { user } from '../db/tables/user.js';
import type { Transaction } from '../db/transaction.js';
import type { Change } from '../feed/append-changes.js';

export interface Admission {
  readonly tenant_id: string;
  readonly conversation_id: string;
  readonly people: readonly { readonly user_id: string; readonly role: ParticipantRole }[];
  /** The first message that they may see. */
  readonly from_seq: number;
  readonly version: number;
}

/** Lets people in, or in again, and gives the pointers that tell of it. A grant: what they may see widens at this version; what they have read stays. */
export async function admitPeople(tx: Transaction, { tenant_id, conversation_id, people, from_seq, version }: Admission): Promise<Change[]> {
  const user_ids = people.map((person) => person.user_id);
  const roles = people.map((person) => person.role);
  await tx.execute(sql`
    insert into ${participant} as p
      (tenant_id, conversation_id, user_id, role, joined_at, from_seq, grant_version, receipts, version)
    select ${tenant_id}::uuid, ${conversation_id}::uuid, t.user_id, t.role, statement_timestamp(), ${from_seq}::bigint, ${version}::bigint, u.receipts, ${version}::bigint
    from unnest(${list(user_ids)}::uuid[], ${list(roles)}::text[]) as t(user_id, role)
    join ${user} u on u.tenant_id = ${tenant_id}::uuid and u.id = t.user_id
    on conflict (tenant_id, conversation_id, user_id) do update set
      role = excluded.role, joined_at = excluded.joined_at, left_at = null, from_seq = excluded.from_seq, grant_version = excluded.grant_version,
      receipts = excluded.receipts, version = excluded.version`);
  // Who comes back finds the conversation in the list, muted if it was.
  await tx.execute(sql`
    insert into ${preference} (tenant_id, conversation_id, user_id, version)
    select ${tenant_id}::uuid, ${conversation_id}::uuid, t.user_id, ${version}::bigint from unnest(${list(user_ids)}::uuid[]) as t(user_id)
    on conflict (tenant_id, conversation_id, user_id) do update set archived_seq = null, unread_seq = null, version = excluded.version`);
  return user_ids.flatMap((user_id): Change[] => [
    { type: 'participant_updated', row_id: user_id, conversation_id },
    { type: 'preference_updated', row_id: user_id, conversation_id },
  ]);
}

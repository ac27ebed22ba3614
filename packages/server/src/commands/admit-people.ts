import type { ParticipantRole } from '@tenant-chat/protocol/schemas';
import { sql } from 'drizzle-orm';
import { participant, preference } from '../db/tables/conversation.js';
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

/** Lets people in, or in again, and gives the pointers that tell of it. A grant: what they may see widens at this version. */
export async function admitPeople(tx: Transaction, admission: Admission): Promise<Change[]> {
  const { tenant_id, conversation_id, from_seq, version } = admission;
  const watermark = from_seq - 1;
  await tx
    .insert(participant)
    .values(
      admission.people.map(({ user_id, role }) => ({
        tenant_id, conversation_id, user_id, role, from_seq, version,
        joined_at: sql`statement_timestamp()`, grant_version: version, read_seq: watermark, delivered_seq: watermark,
      })),
    )
    .onConflictDoUpdate({
      target: [participant.tenant_id, participant.conversation_id, participant.user_id],
      set: {
        role: sql`excluded.role`,
        joined_at: sql`excluded.joined_at`,
        left_at: null,
        from_seq: sql`excluded.from_seq`,
        grant_version: sql`excluded.grant_version`,
        read_seq: sql`greatest(${participant.read_seq}, excluded.read_seq)`,
        delivered_seq: sql`greatest(${participant.delivered_seq}, excluded.delivered_seq)`,
        version: sql`excluded.version`,
      },
    });
  await tx
    .insert(preference)
    .values(admission.people.map(({ user_id }) => ({ tenant_id, conversation_id, user_id, version })))
    // Who comes back finds the conversation in the list, muted if it was.
    .onConflictDoUpdate({
      target: [preference.tenant_id, preference.conversation_id, preference.user_id],
      set: { archived_seq: null, version: sql`excluded.version` },
    });
  return admission.people.flatMap(({ user_id }): Change[] => [
    { type: 'participant_updated', row_id: user_id, conversation_id },
    { type: 'preference_updated', row_id: user_id, conversation_id },
  ]);
}

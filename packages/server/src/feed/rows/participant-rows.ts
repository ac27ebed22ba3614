import type { Participant } from '@tenant-chat/protocol/schemas';
import { limits } from '@tenant-chat/protocol/wire';
import { sql, type SQL } from 'drizzle-orm';
import { instant } from '../../db/instant.js';
import { list } from '../../db/list.js';
import { rows } from '../../db/rows.js';
import type { Transaction } from '../../db/transaction.js';

/** A participant row with what the feed has to know of it. */
export interface ParticipantFacts {
  /** With all watermarks: for its owner, or where they are shown. */
  readonly participant: Participant;
  /** The first message that this person may see. */
  readonly first_seq: number;
  readonly grant_version: number;
  /** Whether others see this row. */
  readonly shown: boolean;
  /** Whether others see its watermarks, and its owner theirs. */
  readonly told: boolean;
  readonly told_since: number;
}

export interface StoredParticipant {
  readonly conversation_id: string;
  readonly user_id: string;
  readonly role: Participant['role'];
  readonly joined_at: string;
  readonly left_at: string | null;
  readonly read_seq: number;
  readonly delivered_seq: number;
  readonly from_seq: number;
  readonly version: number;
  readonly first_seq: number;
  readonly grant_version: number;
  readonly participant_count: number;
  readonly told: boolean;
  readonly told_since: number;
}

/** Whether the tenant of this transaction tells anybody what others read. */
export const TENANT_TELLS = `coalesce((
  select (t.settings ->> 'receipts')::boolean from tenant_chat.tenant t where t.tenant_id = current_setting('tenant_chat.tenant_id')::uuid), true)`;

/** The conversation of a participant p: looked up one by one, so that no plan can read all of a tenant's. */
export const itsConversation: SQL = sql`
  cross join lateral (
    select x.first_seq, x.participant_count from tenant_chat.conversation x where x.tenant_id = p.tenant_id and x.id = p.conversation_id limit 1) c`;

/** From tenant_chat.participant p and its conversation c. */
const columns: SQL = sql`
  p.conversation_id, p.user_id, p.role, ${instant(sql`p.joined_at`)} as joined_at, ${instant(sql`p.left_at`)} as left_at, p.read_seq, p.delivered_seq, p.from_seq, p.version,
  greatest(p.from_seq, c.first_seq) as first_seq, p.grant_version, c.participant_count, p.receipts and ${sql.raw(TENANT_TELLS)} as told, p.told_since`;

export async function participantFacts(tx: Transaction, tenant_id: string, where: SQL, tail: SQL = sql``): Promise<ParticipantFacts[]> {
  const stored = await rows<StoredParticipant>(tx, sql`
    select ${columns} from tenant_chat.participant p ${itsConversation}
    where p.tenant_id = ${tenant_id}::uuid and ${where} ${tail}`);
  return stored.map(participantFactsOf);
}

/** A person in a conversation. */
export interface Place {
  readonly conversation_id: string | null;
  readonly row_id: string;
}

/** Of these people in these conversations. */
export async function participantFactsAt(tx: Transaction, tenant_id: string, places: readonly Place[]): Promise<ParticipantFacts[]> {
  if (places.length === 0) return [];
  const stored = await rows<StoredParticipant>(tx, sql`
    select ${columns} from ${unnestPlaces(places)}
    cross join lateral (
      select x.* from tenant_chat.participant x
      where x.tenant_id = ${tenant_id}::uuid and x.conversation_id = w.conversation_id and x.user_id = w.user_id limit 1) p ${itsConversation}`);
  return stored.map(participantFactsOf);
}

export function unnestPlaces(places: readonly Place[]): SQL {
  return sql`unnest(${list(places.map((each) => each.conversation_id))}::uuid[], ${list(places.map((each) => each.row_id))}::uuid[]) as w(conversation_id, user_id)`;
}

export function participantFactsOf(stored: StoredParticipant): ParticipantFacts {
  const { conversation_id, user_id, role, joined_at, left_at, read_seq, delivered_seq, from_seq, version } = stored;
  return {
    participant: { conversation_id, user_id, role, joined_at, left_at, read_seq, delivered_seq, from_seq, version },
    first_seq: stored.first_seq,
    grant_version: stored.grant_version,
    shown: stored.participant_count <= limits.participants_inline,
    told: stored.told,
    told_since: stored.told_since,
  };
}

/** Who looks at rows of a conversation. */
interface Viewing {
  readonly user_id: string;
  readonly told: boolean;
}

/** The row without what its owner does not tell. */
export function untold(participant: Participant): Participant {
  return { ...participant, read_seq: null, delivered_seq: null };
}

/**
 * Participants as the wire has them for everybody: without watermarks in large conversations and of who does not tell them, but for the
 * viewer's own rows; without all others' for a viewer who is not told. In `where` and `tail` the table is called p.
 */
export async function participantRows(tx: Transaction, tenant_id: string, where: SQL, tail: SQL = sql``, viewer?: Viewing): Promise<Participant[]> {
  const facts = await participantFacts(tx, tenant_id, where, tail);
  return facts.map(({ participant, shown, told }) => ((shown && told && viewer?.told !== false) || participant.user_id === viewer?.user_id ? participant : untold(participant)));
}

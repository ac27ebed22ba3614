import { limits } from '@tenant-chat/protocol/wire';
import type { Statement } from '../../db/database.js';
import { TENANT_TELLS, type StoredParticipant } from '../../feed/rows/participant-rows.js';
import { countsAsUnread, unreadAfter } from '../../queries/unread.js';
import type { Arrival, DeliveredItem, ReadItem } from './item.js';

const T = '$1::uuid';
const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Reads: $2 places, $3 people, $4 conversations, $5 messages (null: all). A person who is not in gets no participant. */
const READS = `
reads as materialized (
  select i.*, p.user_id is not null as member, i.message_id is null or m.id is not null as found, p.read_seq, p.delivered_seq, p.from_seq, c.first_seq,
    case when i.message_id is null then c.last_seq else m.seq end as target
  from unnest($2::int[], $3::uuid[], $4::uuid[], $5::uuid[]) as i(ord, user_id, conversation_id, message_id)
  left join lateral (
    select x.user_id, x.conversation_id, x.read_seq, x.delivered_seq, x.from_seq from tenant_chat.participant x
    where x.tenant_id = ${T} and x.conversation_id = i.conversation_id and x.user_id = i.user_id and x.left_at is null limit 1) p on true
  left join lateral (
    select x.last_seq, x.first_seq from tenant_chat.conversation x where x.tenant_id = ${T} and x.id = i.conversation_id limit 1) c on p.user_id is not null
  left join lateral (
    select y.id, y.seq from (
      select x.id, x.conversation_id, x.seq from tenant_chat.message x where x.tenant_id = ${T} and x.id = i.message_id limit 1) y
    where y.conversation_id = p.conversation_id and y.seq >= greatest(p.from_seq, c.first_seq)) m on true)`;

/** Where it is news that all up to a version of the clock reached a person: $2 places, $3 people, $4 versions. Walks all conversations of each. */
const ARRIVALS = `
select i.ord, p.conversation_id, n.seq
from unnest($2::int[], $3::uuid[], $4::bigint[]) as i(ord, user_id, up_to)
cross join lateral (
  select x.conversation_id, x.delivered_seq, x.from_seq from tenant_chat.participant x
  where x.tenant_id = ${T} and x.user_id = i.user_id and x.left_at is null offset 0) p
cross join lateral (
  select x.id from tenant_chat.conversation x
  where x.tenant_id = ${T} and x.id = p.conversation_id and x.last_seq > p.delivered_seq and x.participant_count <= ${limits.participants_inline} limit 1) c
cross join lateral (
  select m.seq from tenant_chat.message m
  where m.tenant_id = ${T} and m.conversation_id = p.conversation_id and m.seq > p.delivered_seq and m.seq >= p.from_seq and m.version <= i.up_to
  order by m.seq desc limit 1) n`;

/** Deliveries, as they were found before the clock: $7 places, $8 people, $9 conversations, $10 messages. Who left, or sees less since then, is passed over. */
const DELIVERIES = `
deliveries as materialized (
  select i.ord, i.user_id, i.conversation_id, p.read_seq, p.delivered_seq, p.from_seq, i.seq as target
  from unnest($7::int[], $8::uuid[], $9::uuid[], $10::bigint[]) as i(ord, user_id, conversation_id, seq)
  cross join lateral (
    select x.read_seq, x.delivered_seq, x.from_seq from tenant_chat.participant x
    where x.tenant_id = ${T} and x.conversation_id = i.conversation_id and x.user_id = i.user_id and x.left_at is null limit 1) p
  where i.seq >= p.from_seq)`;

/** Who stands where, without changing it: the answer of mark_read, and whether asking for it would change anything. */
const READ_ANSWERS = `
with ${READS}
select r.ord, r.member, r.found, r.read_seq, f.unread_seq is not null and r.read_seq <= f.marked_read_seq as marked, coalesce(r.target > r.read_seq or r.target > r.delivered_seq, false) as advances, n.unread_count
from reads r
left join lateral (
  select x.unread_seq, x.marked_read_seq, x.hidden_seqs from tenant_chat.preference x
  where x.tenant_id = ${T} and x.conversation_id = r.conversation_id and x.user_id = r.user_id limit 1) f on r.member
cross join lateral (
  select count(*)::int as unread_count from (
    select 1 from tenant_chat.message m
    where r.member and m.tenant_id = ${T} and m.conversation_id = r.conversation_id and m.seq > ${unreadAfter('r', 'f', 'r')}
      and ${countsAsUnread('m', 'r.user_id', 'f')}
    limit ${limits.unread_count_max}) u) n`;

/**
 * Moves watermarks forward, never back, all of a batch at once: a row and a pointer for each person and conversation that moved, and the
 * log that tells when (of what the person may see). $6 how many versions the batch took. The limit of `moves` is none: it makes
 * the planner expect few of them, and look each participant up by its key, also while the tables are new.
 */
const ADVANCE = `
with ${READS}, ${DELIVERIES},
base as materialized (select k.version - $6::bigint as version from tenant_chat.tenant_clock k where k.tenant_id = ${T}),
moves as materialized (
  select w.user_id, w.conversation_id, max(w.read_to) as read_to, max(w.delivered_to) as delivered_to, max(w.ord) as ord,
    min(w.read_seq) as read_seq, min(w.delivered_seq) as delivered_seq, min(w.from_seq) as from_seq
  from (
    select r.ord, r.user_id, r.conversation_id, r.target as read_to, r.target as delivered_to, r.read_seq, r.delivered_seq, r.from_seq from reads r where r.target is not null
    union all
    select d.ord, d.user_id, d.conversation_id, null, d.target, d.read_seq, d.delivered_seq, d.from_seq from deliveries d) w
  group by 1, 2
  having max(w.read_to) > min(w.read_seq) or max(w.delivered_to) > min(w.delivered_seq)
  limit $6::bigint * 1000000),
moved as (
  update tenant_chat.participant p set
    read_seq = greatest(p.read_seq, w.read_to), delivered_seq = greatest(p.delivered_seq, w.delivered_to)
  from moves w cross join base b
  cross join lateral (
    select x.first_seq, x.participant_count from tenant_chat.conversation x where x.tenant_id = ${T} and x.id = w.conversation_id limit 1) c
  where p.tenant_id = ${T} and p.conversation_id = w.conversation_id and p.user_id = w.user_id
  returning p.conversation_id, p.user_id, p.role, ${instant('p.joined_at')} as joined_at, ${instant('p.left_at')} as left_at, p.read_seq, p.delivered_seq, p.from_seq,
    p.version, b.version + w.ord as at, greatest(p.from_seq, c.first_seq) as first_seq, p.grant_version, c.participant_count, p.receipts and ${TENANT_TELLS} as told, p.told_since),
pointers as (
  insert into tenant_chat.change (tenant_id, version, type, row_id, conversation_id)
  select ${T}, m.at, 'watermarks_moved', m.user_id, m.conversation_id from moved m),
receipts as (
  insert into tenant_chat.receipt (tenant_id, conversation_id, user_id, kind, from_seq, to_seq)
  select ${T}, w.conversation_id, w.user_id, k.kind, greatest(k.from_seq, w.from_seq - 1), k.to_seq
  from moves w cross join lateral (values ('read', w.read_seq, w.read_to), ('delivered', w.delivered_seq, w.delivered_to)) k(kind, from_seq, to_seq)
  where k.to_seq > k.from_seq)
select * from moved`;

export interface MovedRow extends StoredParticipant {
  /** The version at which it is told: the row keeps its own. */
  readonly at: number;
}

export interface ReadRow {
  readonly ord: number;
  readonly member: boolean;
  readonly found: boolean;
  readonly marked: boolean;
  readonly read_seq: number;
  readonly unread_count: number;
  readonly advances: boolean;
}

const readValues = (reads: readonly ReadItem[], ords: readonly number[]) => [
  ords, reads.map((item) => item.actor.user_id), reads.map((item) => item.conversation_id), reads.map((item) => item.message_id),
];

export function readAnswersStatement(tenant_id: string, reads: readonly ReadItem[], ords: readonly number[]): Statement {
  return { text: READ_ANSWERS, values: [tenant_id, ...readValues(reads, ords)] };
}

export interface ArrivalRow extends Arrival {
  readonly ord: number;
}

export function arrivalsStatement(tenant_id: string, delivered: readonly DeliveredItem[], ords: readonly number[]): Statement {
  return { text: ARRIVALS, values: [tenant_id, ords, delivered.map((item) => item.actor.user_id), delivered.map((item) => item.up_to)] };
}

interface Places<Each> {
  readonly items: readonly Each[];
  readonly ords: readonly number[];
}

export function advanceStatement(tenant_id: string, count: number, reads: Places<ReadItem>, delivered: Places<DeliveredItem>): Statement {
  const arrived = delivered.items.flatMap(({ actor, news }, index) => news.map((each) => ({ ...each, ord: delivered.ords[index], user_id: actor.user_id })));
  return {
    text: ADVANCE,
    values: [
      tenant_id, ...readValues(reads.items, reads.ords), count,
      arrived.map((each) => each.ord), arrived.map((each) => each.user_id), arrived.map((each) => each.conversation_id), arrived.map((each) => each.seq),
    ],
  };
}

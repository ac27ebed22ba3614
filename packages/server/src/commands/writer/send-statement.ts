import type { Statement } from '../../db/database.js';
import type { SendItem } from './item.js';

export type SendVerdict = 'new' | 'stored' | 'conversation_not_found' | 'user_deactivated' | 'id_conflict' | 'reply_not_found';

export interface SendRow {
  readonly ord: number;
  readonly verdict: SendVerdict;
  /** Of new ones. */
  readonly seq: number | null;
  readonly created_at: string | null;
  readonly version: number | null;
}

/**
 * All sends of a batch at once, after the clock is held: what they are judged by is what the writes before have left. $1 tenant, $2 how
 * many versions the batch took, then a list for each field. Numbers follow the order of arrival; a batch has one time, not before the
 * conversation's last message, whatever the machine's clock says. Rows are looked up
 * one by one (`lateral ... limit 1`): no plan can read a whole table. What the sender skipped he has read by answering: a receipt says when.
 */
const SEND = `
with input as materialized (
  select * from unnest($3::int[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::uuid[])
    as i(ord, id, conversation_id, sender_id, content, sent_hash, reply_to_id)),
base as materialized (
  select k.version - $2::bigint as version, date_trunc('milliseconds', clock_timestamp()) as at
  from tenant_chat.tenant_clock k where k.tenant_id = $1::uuid),
judged as materialized (
  select i.*, c.last_seq, c.last_message_at, p.read_seq, p.delivered_seq,
    case
      when p.user_id is null then 'conversation_not_found'
      when u.deactivated_at is not null then 'user_deactivated'
      when m.id is not null then
        case when m.sender_id = i.sender_id and m.conversation_id = i.conversation_id and m.sent_hash = decode(i.sent_hash, 'hex') then 'stored' else 'id_conflict' end
      when i.reply_to_id is not null and r.id is null then 'reply_not_found'
      else 'new'
    end as verdict
  from input i
  left join lateral (
    select x.user_id, x.from_seq, x.read_seq, x.delivered_seq from tenant_chat.participant x
    where x.tenant_id = $1::uuid and x.conversation_id = i.conversation_id and x.user_id = i.sender_id and x.left_at is null limit 1) p on true
  left join lateral (
    select x.last_seq, x.last_message_at, x.first_seq from tenant_chat.conversation x
    where x.tenant_id = $1::uuid and x.id = i.conversation_id limit 1) c on true
  left join lateral (select x.deactivated_at from tenant_chat."user" x where x.tenant_id = $1::uuid and x.id = i.sender_id limit 1) u on true
  left join lateral (
    select x.id, x.sender_id, x.conversation_id, x.sent_hash from tenant_chat.message x where x.tenant_id = $1::uuid and x.id = i.id limit 1) m on true
  left join lateral (
    select x.id from tenant_chat.message x
    where x.tenant_id = $1::uuid and x.id = i.reply_to_id and x.conversation_id = i.conversation_id and x.seq >= greatest(p.from_seq, c.first_seq) limit 1) r on true),
accepted as materialized (
  select j.*, j.last_seq + row_number() over (partition by j.conversation_id order by j.ord) as seq,
    greatest(b.at, j.last_message_at) as created_at, b.version + j.ord as version
  from judged j cross join base b where j.verdict = 'new'),
stored as (
  insert into tenant_chat.message (tenant_id, conversation_id, seq, id, sender_id, content, sent_hash, reply_to_id, created_at, version)
  select $1::uuid, a.conversation_id, a.seq, a.id, a.sender_id, a.content, decode(a.sent_hash, 'hex'), a.reply_to_id, a.created_at, a.version from accepted a),
pointers as (
  insert into tenant_chat.change (tenant_id, version, type, row_id, conversation_id)
  select $1::uuid, a.version, 'message_created', a.id, a.conversation_id from accepted a),
conversations as (
  update tenant_chat.conversation c set last_seq = n.seq, last_message_at = n.created_at
  from (select a.conversation_id, max(a.seq) as seq, max(a.created_at) as created_at from accepted a group by 1) n
  where c.tenant_id = $1::uuid and c.id = n.conversation_id),
senders as materialized (
  select a.conversation_id, a.sender_id, min(a.seq) as first, max(a.seq) as last, min(a.read_seq) as read_seq, min(a.delivered_seq) as delivered_seq
  from accepted a group by 1, 2),
watermarks as (
  update tenant_chat.participant p set read_seq = greatest(p.read_seq, s.last), delivered_seq = greatest(p.delivered_seq, s.last)
  from senders s where p.tenant_id = $1::uuid and p.conversation_id = s.conversation_id and p.user_id = s.sender_id),
receipts as (
  insert into tenant_chat.receipt (tenant_id, conversation_id, user_id, kind, from_seq, to_seq)
  select $1::uuid, s.conversation_id, s.sender_id, k.kind, k.from_seq, s.last
  from senders s cross join lateral (values ('read', s.read_seq), ('delivered', s.delivered_seq)) k(kind, from_seq)
  where k.from_seq < s.first - 1)
select j.ord, j.verdict, a.seq, to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as created_at, a.version
from judged j left join accepted a on a.ord = j.ord`;

/** `ords`: the place of each in the batch, from 1: its version above where the clock was. */
export function sendStatement(tenant_id: string, count: number, sends: readonly SendItem[], ords: readonly number[]): Statement {
  return {
    text: SEND,
    values: [
      tenant_id,
      count,
      ords,
      sends.map((item) => item.id),
      sends.map((item) => item.conversation_id),
      sends.map((item) => item.actor.user_id),
      sends.map((item) => item.content),
      sends.map((item) => item.sent_hash),
      sends.map((item) => item.reply_to_id),
    ],
  };
}

-- send_batch (0005) as it was, but what its sender skipped is counted from what he may see: no receipt reaches before his history window.
CREATE OR REPLACE FUNCTION "tenant_chat"."send_batch"(
	in_tenant uuid, in_count bigint, in_ords int[], in_ids uuid[], in_conversation_ids uuid[], in_sender_ids uuid[], in_contents text[],
	in_sent_hashes text[], in_reply_to_ids uuid[], in_mentions text[], in_forwarded int[], in_inline int)
RETURNS TABLE (epoch int, clock_from bigint, clock_to bigint, ord int, verdict text, seq bigint, created_at text, version bigint, mentions json, sender json)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS $$
#variable_conflict use_column
DECLARE
	v_epoch int;
	v_to bigint;
	v_at timestamptz;
	-- Once: it reads the control file.
	v_timeline text := tenant_chat.timeline();
	v_entered text := set_config('tenant_chat.tenant_id', in_tenant::text, true);
BEGIN
	UPDATE tenant_chat.tenant_clock k SET
		version = k.version + in_count,
		epoch_bases = CASE WHEN k.timeline = v_timeline THEN k.epoch_bases ELSE k.epoch_bases || k.version END,
		timeline = v_timeline
	WHERE k.tenant_id = in_tenant
	RETURNING cardinality(k.epoch_bases), k.version INTO v_epoch, v_to;
	IF NOT FOUND THEN RETURN; END IF;
	v_at := date_trunc('milliseconds', clock_timestamp());
	RETURN QUERY
with input as materialized (
  select * from unnest(in_ords, in_ids, in_conversation_ids, in_sender_ids, in_contents, in_sent_hashes, in_reply_to_ids, in_mentions, in_forwarded)
    as i(ord, id, conversation_id, sender_id, content, sent_hash, reply_to_id, meant, is_forwarded)),
judged as materialized (
  select i.*, c.last_seq, c.last_message_at, greatest(p.read_seq, p.from_seq - 1) as read_seq, greatest(p.delivered_seq, p.from_seq - 1) as delivered_seq,
    case when c.participant_count > in_inline then json_build_object(
      'id', i.sender_id, 'external_id', u.external_id, 'name', u.name, 'avatar_url', u.avatar_url, 'title', u.title, 'role', u.role,
      'deactivated_at', null, 'version', u.version) end as sender,
    case
      when p.user_id is null then 'conversation_not_found'
      when u.deactivated_at is not null then 'user_deactivated'
      when m.id is not null then
        case when m.sender_id = i.sender_id and m.conversation_id = i.conversation_id and m.sent_hash = decode(i.sent_hash, 'hex') then 'stored' else 'id_conflict' end
      when i.reply_to_id is not null and r.id is null then 'reply_not_found'
      when c.posting = 'admins' and p.role = 'member' then 'role_required'
      else 'new'
    end as verdict
  from input i
  left join lateral (
    select x.user_id, x.role, x.from_seq, x.read_seq, x.delivered_seq from tenant_chat.participant x
    where x.tenant_id = in_tenant and x.conversation_id = i.conversation_id and x.user_id = i.sender_id and x.left_at is null limit 1) p on true
  left join lateral (
    select x.last_seq, x.last_message_at, x.first_seq, x.participant_count, x.posting from tenant_chat.conversation x
    where x.tenant_id = in_tenant and x.id = i.conversation_id limit 1) c on true
  left join lateral (
    select x.external_id, x.name, x.avatar_url, x.title, x.role, x.deactivated_at, x.version from tenant_chat."user" x
    where x.tenant_id = in_tenant and x.id = i.sender_id limit 1) u on true
  left join lateral (
    select x.id, x.sender_id, x.conversation_id, x.sent_hash from tenant_chat.message x where x.tenant_id = in_tenant and x.id = i.id limit 1) m on true
  left join lateral (
    select y.id from (
      select x.id, x.conversation_id, x.seq from tenant_chat.message x where x.tenant_id = in_tenant and x.id = i.reply_to_id limit 1) y
    where y.conversation_id = i.conversation_id and y.seq >= greatest(p.from_seq, c.first_seq)) r on true),
accepted as materialized (
  select j.*, j.last_seq + row_number() over (partition by j.conversation_id order by j.ord) as seq,
    greatest(v_at, j.last_message_at) as created_at, v_to - in_count + j.ord as version,
    case when j.meant is not null then tenant_chat.mentions_of(in_tenant, j.conversation_id, j.meant) end as mentions
  from judged j where j.verdict = 'new'),
stored as (
  insert into tenant_chat.message (tenant_id, conversation_id, seq, id, sender_id, content, sent_hash, reply_to_id, is_forwarded, mentions, created_at, version)
  select in_tenant, a.conversation_id, a.seq, a.id, a.sender_id, a.content, decode(a.sent_hash, 'hex'), a.reply_to_id, a.is_forwarded <> 0, a.mentions, a.created_at, a.version
  from accepted a),
pointers as (
  insert into tenant_chat.change (tenant_id, version, type, row_id, conversation_id)
  select in_tenant, a.version, 'message_created', a.id, a.conversation_id from accepted a),
conversations as (
  update tenant_chat.conversation c set last_seq = n.seq, last_message_at = n.created_at
  from (select a.conversation_id, max(a.seq) as seq, max(a.created_at) as created_at from accepted a group by 1) n
  where c.tenant_id = in_tenant and c.id = n.conversation_id),
senders as materialized (
  select a.conversation_id, a.sender_id, count(*) as own, max(a.seq) as last, min(a.read_seq) as read_seq, min(a.delivered_seq) as delivered_seq
  from accepted a group by 1, 2),
watermarks as (
  update tenant_chat.participant p set read_seq = greatest(p.read_seq, s.last), delivered_seq = greatest(p.delivered_seq, s.last)
  from senders s where p.tenant_id = in_tenant and p.conversation_id = s.conversation_id and p.user_id = s.sender_id),
receipts as (
  insert into tenant_chat.receipt (tenant_id, conversation_id, user_id, kind, from_seq, to_seq)
  select in_tenant, s.conversation_id, s.sender_id, k.kind, k.from_seq, s.last
  from senders s cross join lateral (values ('read', s.read_seq), ('delivered', s.delivered_seq)) k(kind, from_seq)
  where s.last - k.from_seq > s.own)
select v_epoch, v_to - in_count, v_to, j.ord, j.verdict, a.seq, to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as created_at, a.version, a.mentions, a.sender
from judged j left join accepted a on a.ord = j.ord;
	-- A statement of its own: most batches mean nobody, and to begin it costs more than to ask.
	IF cardinality(array_remove(in_mentions, NULL)) > 0 THEN
		INSERT INTO tenant_chat.mention (tenant_id, conversation_id, user_id, seq)
		SELECT in_tenant, m.conversation_id, nullif(x.id, 'all')::uuid, m.seq
		FROM unnest(in_ids) i(id)
		CROSS JOIN LATERAL (
			SELECT y.conversation_id, y.seq, y.version, y.mentions FROM tenant_chat.message y WHERE y.tenant_id = in_tenant AND y.id = i.id LIMIT 1) m
		CROSS JOIN LATERAL json_array_elements_text(m.mentions) x(id)
		WHERE m.version > v_to - in_count;
	END IF;
END $$;

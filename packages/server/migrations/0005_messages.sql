-- Reactions, mentions, pins, lines of the system, private marks: their walls, and the two hot functions (0002, 0003) as they are with them.
ALTER TABLE "tenant_chat"."reaction" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_chat"."reaction" FORCE ROW LEVEL SECURITY;
CREATE POLICY "of_the_tenant" ON "tenant_chat"."reaction" FOR ALL TO "tenant_chat_app"
	USING ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid)
	WITH CHECK ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid);
GRANT SELECT, INSERT, DELETE ON "tenant_chat"."reaction" TO "tenant_chat_app";
--> statement-breakpoint
ALTER TABLE "tenant_chat"."mention" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_chat"."mention" FORCE ROW LEVEL SECURITY;
CREATE POLICY "of_the_tenant" ON "tenant_chat"."mention" FOR ALL TO "tenant_chat_app"
	USING ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid)
	WITH CHECK ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid);
GRANT SELECT, INSERT, DELETE ON "tenant_chat"."mention" TO "tenant_chat_app";
--> statement-breakpoint
-- Whether a tenant tells who read what is configuration: everybody loads afresh when that changes.
GRANT UPDATE ("version", "purged_to") ON "tenant_chat"."tenant_clock" TO "tenant_chat_system";
--> statement-breakpoint
-- What a deleted message said before goes with it.
GRANT DELETE ON "tenant_chat"."message_version" TO "tenant_chat_app";
--> statement-breakpoint
DROP FUNCTION "tenant_chat"."message_page"(uuid, uuid, uuid, text, bigint, uuid, int, bigint, bigint[]);
DROP FUNCTION "tenant_chat"."send_batch"(uuid, bigint, int[], uuid[], uuid[], uuid[], text[], text[], uuid[], int);
DROP FUNCTION "tenant_chat"."message_json"(uuid, uuid, bigint, uuid, text, text, timestamptz, timestamptz, timestamptz, uuid, bigint);
--> statement-breakpoint
-- Columns one by one: they are put in place of the call, a whole row would be copied.
CREATE FUNCTION "tenant_chat"."message_json"(
	id uuid, conversation_id uuid, seq bigint, sender_id uuid, kind text, content text, created_at timestamptz, edited_at timestamptz, deleted_at timestamptz,
	reply_to_id uuid, reactions json, mentions json, is_forwarded boolean, pinned_at timestamptz, system json, version bigint) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT concat('{"id":"', id, '","conversation_id":"', conversation_id, '","seq":', seq, ',"sender_id":"', sender_id, '","kind":"', kind,
		'","content":', CASE WHEN deleted_at IS NULL THEN to_json(content)::text ELSE '""' END, ',"created_at":', tenant_chat.instant_json(created_at),
		',"edited_at":', tenant_chat.instant_json(edited_at), ',"deleted_at":', tenant_chat.instant_json(deleted_at),
		',"reply_to_id":', coalesce('"' || reply_to_id::text || '"', 'null'), ',"attachments":[],"reactions":', coalesce(reactions::text, '[]'),
		',"mentions":', coalesce(mentions::text, '[]'), CASE WHEN is_forwarded THEN ',"is_forwarded":true' ELSE ',"is_forwarded":false' END,
		',"pinned_at":', tenant_chat.instant_json(pinned_at), ',"system":' || system::text, ',"version":', version, '}')
$$;
--> statement-breakpoint
-- Of lists of mentions the people, without the word for everybody.
CREATE FUNCTION "tenant_chat"."people_meant"(lists json) RETURNS uuid[] LANGUAGE sql IMMUTABLE AS $$
	SELECT array_agg(DISTINCT x.id::uuid) FROM json_array_elements(lists) l, json_array_elements_text(l) x(id) WHERE x.id <> 'all'
$$;
--> statement-breakpoint
-- No row: the person is not in that conversation. `anchor_found`: whether the anchor is there for the person. `page_key`, of the newest page: which
-- messages, as of which change. A version is given once in an epoch and is above all before it, so with the newest one the whole page is as it was: who
-- holds it (`known_key`, with the people and the quoted messages that were given beside it) gets no `messages`. Texts: JSON, with commas; null: none.
CREATE FUNCTION "tenant_chat"."message_page"(
	of_tenant uuid, of_user uuid, of_conversation uuid, mode text, page_size bigint, anchor uuid, anchor_at timestamptz, known_key text, known_people uuid[], known_quoted uuid[])
RETURNS TABLE (anchor_found boolean, has_more boolean, page_key text, people uuid[], quoted uuid[], messages text, referenced text, users text)
LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE
	-- An assignment costs less than a statement.
	entered text := set_config('tenant_chat.tenant_id', of_tenant::text, true);
	first_seq bigint;
	last_seq bigint;
	epoch int;
	anchor_seq bigint;
	low bigint;
	high bigint;
	middle bigint;
	lists json;
	quoted_people uuid[];
BEGIN
	SELECT greatest(p.from_seq, c.first_seq), c.last_seq, cardinality(k.epoch_bases) INTO first_seq, last_seq, epoch
	FROM tenant_chat.participant p
	JOIN tenant_chat.conversation c ON c.tenant_id = p.tenant_id AND c.id = p.conversation_id
	JOIN tenant_chat.tenant_clock k ON k.tenant_id = p.tenant_id
	WHERE p.tenant_id = of_tenant AND p.conversation_id = of_conversation AND p.user_id = of_user AND p.left_at IS NULL;
	IF NOT FOUND THEN RETURN; END IF;
	IF mode = 'at' THEN
		-- Times follow the numbers, so the first message from then on is found by halving.
		anchor_seq := first_seq;
		high := last_seq + 1;
		WHILE anchor_seq < high LOOP
			middle := (anchor_seq + high) / 2;
			IF (SELECT m.created_at < anchor_at FROM tenant_chat.message m
				WHERE m.tenant_id = of_tenant AND m.conversation_id = of_conversation AND m.seq = middle)
			THEN anchor_seq := middle + 1;
			ELSE high := middle;
			END IF;
		END LOOP;
	ELSIF mode <> 'newest' THEN
		-- By the columns of one key alone (here and below): with the others beside them a plan may read the whole conversation.
		SELECT m.seq INTO anchor_seq
		FROM (SELECT x.conversation_id, x.seq FROM tenant_chat.message x WHERE x.tenant_id = of_tenant AND x.id = anchor LIMIT 1) m
		WHERE m.conversation_id = of_conversation AND m.seq >= first_seq;
		IF NOT FOUND THEN
			anchor_found := false;
			RETURN NEXT;
			RETURN;
		END IF;
	END IF;
	-- Messages of a conversation are numbered without holes, so a page is a stretch of numbers: nothing is counted or skipped.
	CASE mode
		WHEN 'newest' THEN low := last_seq - page_size + 1; high := last_seq;
		WHEN 'before' THEN low := anchor_seq - page_size; high := anchor_seq - 1;
		WHEN 'since' THEN low := anchor_seq + 1; high := anchor_seq + page_size;
		-- In the middle, but near the end the page is filled from the older side.
		WHEN 'around', 'at' THEN
			low := least(anchor_seq - page_size / 2, last_seq - page_size + 1);
			high := greatest(low, first_seq) + page_size - 1;
	END CASE;
	low := greatest(low, first_seq);
	high := least(high, last_seq);
	IF mode = 'newest' THEN
		SELECT concat_ws(':', epoch, low, high, max(m.version)) INTO page_key
		FROM tenant_chat.message m WHERE m.tenant_id = of_tenant AND m.conversation_id = of_conversation AND m.seq BETWEEN low AND high;
	END IF;
	IF page_key = known_key THEN
		people := known_people;
		quoted := known_quoted;
	ELSE
		SELECT
			string_agg(tenant_chat.message_json(
				m.id, m.conversation_id, m.seq, m.sender_id, m.kind, m.content, m.created_at, m.edited_at, m.deleted_at, m.reply_to_id,
				m.reactions, m.mentions, m.is_forwarded, m.pinned_at, m.system, m.version), ',' ORDER BY m.seq),
			array_agg(DISTINCT m.sender_id), array_agg(DISTINCT m.reply_to_id) FILTER (WHERE m.reply_to_id IS NOT NULL),
			json_agg(m.mentions) FILTER (WHERE m.mentions IS NOT NULL)
		INTO messages, people, quoted, lists
		FROM tenant_chat.message m WHERE m.tenant_id = of_tenant AND m.conversation_id = of_conversation AND m.seq BETWEEN low AND high;
		-- Most pages mean nobody, and the call alone would cost a third of them.
		IF lists IS NOT NULL THEN people := people || tenant_chat.people_meant(lists); END IF;
	END IF;
	IF quoted IS NOT NULL THEN
		SELECT
			string_agg(tenant_chat.message_json(m.id, m.conversation_id, m.seq, m.sender_id, m.kind, m.content, m.created_at, m.edited_at, m.deleted_at, m.reply_to_id,
			m.reactions, m.mentions, m.is_forwarded, m.pinned_at, m.system, m.version), ',' ORDER BY m.seq),
			array_agg(m.sender_id)
		INTO referenced, quoted_people
		FROM unnest(quoted) ids(id) CROSS JOIN LATERAL (
			SELECT * FROM tenant_chat.message x WHERE x.tenant_id = of_tenant AND x.id = ids.id LIMIT 1) m
		WHERE m.conversation_id = of_conversation AND m.seq >= first_seq;
	END IF;
	SELECT string_agg(concat('{"id":"', u.id, '","external_id":', to_json(u.external_id), ',"name":', to_json(u.name),
			',"avatar_url":', coalesce(to_json(u.avatar_url)::text, 'null'), ',"title":', coalesce(to_json(u.title)::text, 'null'), ',"role":"', u.role,
			'","deactivated_at":', tenant_chat.instant_json(u.deactivated_at), ',"version":', u.version, ',"last_seen_at":', coalesce(u.last_seen_json, 'null'), '}'), ',')
	INTO users
	FROM (SELECT DISTINCT unnest(people || quoted_people) AS id) ids CROSS JOIN LATERAL (
		SELECT x.*, (SELECT tenant_chat.instant_json(l.last_seen_at) FROM tenant_chat.last_seen l WHERE l.tenant_id = of_tenant AND l.user_id = x.id) AS last_seen_json
		FROM tenant_chat."user" x WHERE x.tenant_id = of_tenant AND x.id = ids.id LIMIT 1) u;
	anchor_found := true;
	has_more := CASE mode WHEN 'since' THEN high < last_seq ELSE low > first_seq END;
	RETURN NEXT;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION "tenant_chat"."message_page"(uuid, uuid, uuid, text, bigint, uuid, timestamptz, text, uuid[], uuid[]) FROM PUBLIC;
--> statement-breakpoint
-- Only who may create in the schema can own something in it.
GRANT CREATE ON SCHEMA "tenant_chat" TO "tenant_chat_app";
ALTER FUNCTION "tenant_chat"."message_page"(uuid, uuid, uuid, text, bigint, uuid, timestamptz, text, uuid[], uuid[]) OWNER TO "tenant_chat_app";
REVOKE CREATE ON SCHEMA "tenant_chat" FROM "tenant_chat_app";
--> statement-breakpoint
-- Of those meant in a text (ids and 'all', commas between) who is in that conversation, as the wire has it; null: nobody.
CREATE FUNCTION "tenant_chat"."mentions_of"(in_tenant uuid, in_conversation uuid, in_meant text) RETURNS json LANGUAGE sql STABLE AS $$
	SELECT json_agg(x.id ORDER BY x.n) FROM unnest(string_to_array(in_meant, ',')) WITH ORDINALITY x(id, n)
	WHERE x.id = 'all' OR EXISTS (
		SELECT 1 FROM tenant_chat.participant p
		WHERE p.tenant_id = in_tenant AND p.conversation_id = in_conversation AND p.user_id = nullif(x.id, 'all')::uuid AND p.left_at IS NULL)
$$;
--> statement-breakpoint
-- When today began in a time zone of that name; one that PostgreSQL does not know counts as UTC. (To look the name up in pg_timezone_names reads
-- hundreds of files, while the tenant waits.)
CREATE FUNCTION "tenant_chat"."today_in"(zone text) RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN date_trunc('day', now(), coalesce(zone, 'UTC'));
EXCEPTION WHEN invalid_parameter_value THEN
	RETURN date_trunc('day', now(), 'UTC');
END $$;
--> statement-breakpoint
-- A batch of sends as one statement (docs/decisions/0007): takes the tenant's mutex and the versions for the whole batch first, and only then, in a
-- statement of its own and so with a snapshot of its own, looks, judges and writes: what it judges by is what the writes before have left.
-- Belongs to tenant_chat_app and runs as that role. Numbers follow the order of arrival; a batch has one time, not before the conversation's last
-- message, whatever the machine's clock says. Rows are looked up one by one (LATERAL ... LIMIT 1), by the columns of one key alone: no plan can read a whole table, or a whole conversation. What the
-- sender skipped he has read by answering: a receipt says when. `sender`: his row as the feed has users (feed/rows/user-rows.ts), where the
-- conversation has more than in_inline people, so that they hold not everybody's.
CREATE FUNCTION "tenant_chat"."send_batch"(
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
  select i.*, c.last_seq, c.last_message_at, p.read_seq, p.delivered_seq,
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
--> statement-breakpoint
REVOKE ALL ON FUNCTION "tenant_chat"."send_batch"(uuid, bigint, int[], uuid[], uuid[], uuid[], text[], text[], uuid[], text[], int[], int) FROM PUBLIC;
--> statement-breakpoint
GRANT CREATE ON SCHEMA "tenant_chat" TO "tenant_chat_app";
ALTER FUNCTION "tenant_chat"."send_batch"(uuid, bigint, int[], uuid[], uuid[], uuid[], text[], text[], uuid[], text[], int[], int) OWNER TO "tenant_chat_app";
REVOKE CREATE ON SCHEMA "tenant_chat" FROM "tenant_chat_app";

-- The busiest question, a page of messages, as one statement that is its own transaction: a BEGIN, a SET LOCAL and a COMMIT around it
-- cost as much as the page (docs/decisions/0007). The function belongs to tenant_chat_app and runs as that role, so row-level security
-- binds it as it binds every transaction of ours, and it sets its tenant for the length of its statement before it reads a row.

-- An instant as JSON, to the millisecond. The microsecond makes PostgreSQL write all six digits, of which three are cut: to_char takes five times as long.
CREATE FUNCTION "tenant_chat"."instant_json"(at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT coalesce(left(to_json((at AT TIME ZONE 'UTC') + interval '1 microsecond')::text, 24) || 'Z"', 'null')
$$;
--> statement-breakpoint
-- Columns one by one: they are put in place of the call, a whole row would be copied.
CREATE FUNCTION "tenant_chat"."message_json"(
	id uuid, conversation_id uuid, seq bigint, sender_id uuid, kind text, content text, created_at timestamptz, edited_at timestamptz, deleted_at timestamptz,
	reply_to_id uuid, version bigint) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT concat('{"id":"', id, '","conversation_id":"', conversation_id, '","seq":', seq, ',"sender_id":"', sender_id, '","kind":"', kind,
		'","content":', CASE WHEN deleted_at IS NULL THEN to_json(content)::text ELSE '""' END, ',"created_at":', tenant_chat.instant_json(created_at),
		',"edited_at":', tenant_chat.instant_json(edited_at), ',"deleted_at":', tenant_chat.instant_json(deleted_at),
		',"reply_to_id":', coalesce('"' || reply_to_id::text || '"', 'null'), ',"attachments":[],"reactions":[],"mentions":[],"version":', version, '}')
$$;
--> statement-breakpoint
-- No row: the person is not in that conversation. `anchor_found`: whether the anchor is there for the person. `versions`: of the page's messages,
-- the first of which has the number `first`. A version is given once in an epoch, so it names what a row looks like: who knows some of the messages
-- (by their versions, from `known_first` on, in `known_epoch`) gets the others alone. Texts: JSON, messages with a line end between, the rest with a
-- comma; null: none.
CREATE FUNCTION "tenant_chat"."message_page"(
	of_tenant uuid, of_user uuid, of_conversation uuid, mode text, page_size bigint, anchor uuid, known_epoch int, known_first bigint, known_versions bigint[])
RETURNS TABLE (anchor_found boolean, has_more boolean, epoch int, first bigint, versions bigint[], messages text, referenced text, users text)
LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE
	first_seq bigint;
	last_seq bigint;
	anchor_seq bigint;
	low bigint;
	high bigint;
	people uuid[];
	quoted uuid[];
	quoted_people uuid[];
BEGIN
	PERFORM set_config('tenant_chat.tenant_id', of_tenant::text, true);
	SELECT greatest(p.from_seq, c.first_seq), c.last_seq, cardinality(k.epoch_bases) INTO first_seq, last_seq, epoch
	FROM tenant_chat.participant p
	JOIN tenant_chat.conversation c ON c.tenant_id = p.tenant_id AND c.id = p.conversation_id
	JOIN tenant_chat.tenant_clock k ON k.tenant_id = p.tenant_id
	WHERE p.tenant_id = of_tenant AND p.conversation_id = of_conversation AND p.user_id = of_user AND p.left_at IS NULL;
	IF NOT FOUND THEN RETURN; END IF;
	IF mode <> 'newest' THEN
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
		WHEN 'around' THEN
			low := least(anchor_seq - page_size / 2, last_seq - page_size + 1);
			high := greatest(low, first_seq) + page_size - 1;
	END CASE;
	low := greatest(low, first_seq);
	high := least(high, last_seq);
	first := low;
	IF known_epoch <> epoch THEN known_versions := NULL; END IF;
	SELECT
		array_agg(m.version ORDER BY m.seq),
		string_agg(CASE WHEN known_versions[(m.seq - known_first + 1)::int] = m.version THEN NULL ELSE tenant_chat.message_json(
			m.id, m.conversation_id, m.seq, m.sender_id, m.kind, m.content, m.created_at, m.edited_at, m.deleted_at, m.reply_to_id, m.version) END, E'\n' ORDER BY m.seq),
		array_agg(DISTINCT m.sender_id), array_agg(DISTINCT m.reply_to_id) FILTER (WHERE m.reply_to_id IS NOT NULL)
	INTO versions, messages, people, quoted
	FROM tenant_chat.message m WHERE m.tenant_id = of_tenant AND m.conversation_id = of_conversation AND m.seq BETWEEN low AND high;
	IF quoted IS NOT NULL THEN
		SELECT
			string_agg(tenant_chat.message_json(m.id, m.conversation_id, m.seq, m.sender_id, m.kind, m.content, m.created_at, m.edited_at, m.deleted_at, m.reply_to_id, m.version), ',' ORDER BY m.seq),
			array_agg(m.sender_id)
		INTO referenced, quoted_people
		FROM unnest(quoted) ids(id) CROSS JOIN LATERAL (
			SELECT * FROM tenant_chat.message x WHERE x.tenant_id = of_tenant AND x.id = ids.id LIMIT 1) m
		WHERE m.conversation_id = of_conversation AND m.seq >= first_seq;
		people := people || quoted_people;
	END IF;
	SELECT string_agg(concat('{"id":"', u.id, '","external_id":', to_json(u.external_id), ',"name":', to_json(u.name),
			',"avatar_url":', coalesce(to_json(u.avatar_url)::text, 'null'), ',"title":', coalesce(to_json(u.title)::text, 'null'), ',"role":"', u.role,
			'","deactivated_at":', tenant_chat.instant_json(u.deactivated_at), ',"version":', u.version, ',"last_seen_at":', coalesce(u.last_seen_json, 'null'), '}'), ',')
	INTO users
	FROM (SELECT DISTINCT unnest(people) AS id) ids CROSS JOIN LATERAL (
		SELECT x.*, (SELECT tenant_chat.instant_json(l.last_seen_at) FROM tenant_chat.last_seen l WHERE l.tenant_id = of_tenant AND l.user_id = x.id) AS last_seen_json
		FROM tenant_chat."user" x WHERE x.tenant_id = of_tenant AND x.id = ids.id LIMIT 1) u;
	anchor_found := true;
	has_more := CASE mode WHEN 'since' THEN high < last_seq ELSE low > first_seq END;
	RETURN NEXT;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION "tenant_chat"."message_page"(uuid, uuid, uuid, text, bigint, uuid, int, bigint, bigint[]) FROM PUBLIC;
--> statement-breakpoint
-- Only who may create in the schema can own something in it.
GRANT CREATE ON SCHEMA "tenant_chat" TO "tenant_chat_app";
ALTER FUNCTION "tenant_chat"."message_page"(uuid, uuid, uuid, text, bigint, uuid, int, bigint, bigint[]) OWNER TO "tenant_chat_app";
REVOKE CREATE ON SCHEMA "tenant_chat" FROM "tenant_chat_app";

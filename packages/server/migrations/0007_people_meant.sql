-- Who is meant in a quoted message is known beside a page as well: message_page (0005) with that.
DROP FUNCTION "tenant_chat"."message_page"(uuid, uuid, uuid, text, bigint, uuid, timestamptz, text, uuid[], uuid[]);
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
			array_agg(m.sender_id), json_agg(m.mentions) FILTER (WHERE m.mentions IS NOT NULL)
		INTO referenced, quoted_people, lists
		FROM unnest(quoted) ids(id) CROSS JOIN LATERAL (
			SELECT * FROM tenant_chat.message x WHERE x.tenant_id = of_tenant AND x.id = ids.id LIMIT 1) m
		WHERE m.conversation_id = of_conversation AND m.seq >= first_seq;
		IF lists IS NOT NULL THEN quoted_people := quoted_people || tenant_chat.people_meant(lists); END IF;
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

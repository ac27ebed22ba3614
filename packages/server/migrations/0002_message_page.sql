-- The busiest question, a page of messages, as one statement that is its own transaction: a BEGIN, a SET LOCAL and a COMMIT around it
-- cost as much as the page (docs/decisions/0007). The function belongs to tenant_chat_app and runs as that role, so row-level security
-- binds it as it binds every transaction of ours, and it sets its tenant for the length of its statement before it reads a row.
-- No row: the person is not in that conversation. `found`: whether the anchor is there for the person. Texts are JSON with commas between.
CREATE FUNCTION "tenant_chat"."message_page"(of_tenant uuid, of_user uuid, of_conversation uuid, mode text, page_size bigint, anchor uuid)
RETURNS TABLE (found boolean, has_more boolean, messages text, referenced text, users text)
LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE
	first_seq bigint;
	last_seq bigint;
	anchor_seq bigint;
	low bigint;
	high bigint;
BEGIN
	PERFORM set_config('tenant_chat.tenant_id', of_tenant::text, true);
	SELECT greatest(p.from_seq, c.first_seq), c.last_seq INTO first_seq, last_seq
	FROM tenant_chat.participant p
	JOIN tenant_chat.conversation c ON c.tenant_id = p.tenant_id AND c.id = p.conversation_id
	WHERE p.tenant_id = of_tenant AND p.conversation_id = of_conversation AND p.user_id = of_user AND p.left_at IS NULL;
	IF NOT FOUND THEN RETURN; END IF;
	IF mode <> 'newest' THEN
		SELECT m.seq INTO anchor_seq FROM tenant_chat.message m
		WHERE m.tenant_id = of_tenant AND m.id = anchor AND m.conversation_id = of_conversation AND m.seq >= first_seq;
		IF NOT FOUND THEN
			RETURN QUERY SELECT false, false, NULL::text, NULL::text, NULL::text;
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
	RETURN QUERY
	WITH page AS MATERIALIZED (
		SELECT m.seq, m.sender_id, m.reply_to_id, concat('{"id":"', m.id, '","conversation_id":"', of_conversation, '","seq":', m.seq, ',"sender_id":"', m.sender_id, '","kind":"', m.kind,
			'","content":', CASE WHEN m.deleted_at IS NULL THEN to_json(m.content)::text ELSE '""' END, ',"created_at":"', to_char(m.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '"',
			CASE WHEN m.edited_at IS NULL THEN ',"edited_at":null' ELSE concat(',"edited_at":"', to_char(m.edited_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '"') END,
			CASE WHEN m.deleted_at IS NULL THEN ',"deleted_at":null' ELSE concat(',"deleted_at":"', to_char(m.deleted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '"') END,
			CASE WHEN m.reply_to_id IS NULL THEN ',"reply_to_id":null' ELSE concat(',"reply_to_id":"', m.reply_to_id, '"') END,
			',"attachments":[],"reactions":[],"mentions":[],"version":', m.version, '}') AS json
		FROM tenant_chat.message m
		WHERE m.tenant_id = of_tenant AND m.conversation_id = of_conversation AND m.seq BETWEEN low AND high),
	quoted AS MATERIALIZED (
		SELECT q.* FROM (SELECT DISTINCT r.reply_to_id FROM page r WHERE r.reply_to_id IS NOT NULL) ids
		CROSS JOIN LATERAL (
			SELECT m.seq, m.sender_id, concat('{"id":"', m.id, '","conversation_id":"', of_conversation, '","seq":', m.seq, ',"sender_id":"', m.sender_id, '","kind":"', m.kind,
			'","content":', CASE WHEN m.deleted_at IS NULL THEN to_json(m.content)::text ELSE '""' END, ',"created_at":"', to_char(m.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '"',
			CASE WHEN m.edited_at IS NULL THEN ',"edited_at":null' ELSE concat(',"edited_at":"', to_char(m.edited_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '"') END,
			CASE WHEN m.deleted_at IS NULL THEN ',"deleted_at":null' ELSE concat(',"deleted_at":"', to_char(m.deleted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '"') END,
			CASE WHEN m.reply_to_id IS NULL THEN ',"reply_to_id":null' ELSE concat(',"reply_to_id":"', m.reply_to_id, '"') END,
			',"attachments":[],"reactions":[],"mentions":[],"version":', m.version, '}') AS json FROM tenant_chat.message m
			WHERE m.tenant_id = of_tenant AND m.id = ids.reply_to_id AND m.conversation_id = of_conversation AND m.seq >= first_seq LIMIT 1) q)
	SELECT true, CASE mode WHEN 'since' THEN high < last_seq ELSE low > first_seq END,
		(SELECT string_agg(r.json, ',' ORDER BY r.seq) FROM page r),
		(SELECT string_agg(q.json, ',' ORDER BY q.seq) FROM quoted q),
		(SELECT string_agg(h.json, ',') FROM (SELECT r.sender_id FROM page r UNION SELECT q.sender_id FROM quoted q) ids
			CROSS JOIN LATERAL (
				SELECT concat('{"id":"', u.id, '","external_id":', to_json(u.external_id), ',"name":', to_json(u.name),
					',"avatar_url":', coalesce(to_json(u.avatar_url)::text, 'null'), ',"title":', coalesce(to_json(u.title)::text, 'null'), ',"role":"', u.role, '"',
					CASE WHEN u.deactivated_at IS NULL THEN ',"deactivated_at":null' ELSE concat(',"deactivated_at":"', to_char(u.deactivated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '"') END,
					',"version":', u.version, ',"last_seen_at":', coalesce((SELECT concat('"', to_char(l.last_seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '"') FROM tenant_chat.last_seen l
						WHERE l.tenant_id = of_tenant AND l.user_id = u.id), 'null'), '}') AS json FROM tenant_chat."user" u WHERE u.tenant_id = of_tenant AND u.id = ids.sender_id LIMIT 1) h);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION "tenant_chat"."message_page"(uuid, uuid, uuid, text, bigint, uuid) FROM PUBLIC;
--> statement-breakpoint
-- Only who may create in the schema can own something in it.
GRANT CREATE ON SCHEMA "tenant_chat" TO "tenant_chat_app";
ALTER FUNCTION "tenant_chat"."message_page"(uuid, uuid, uuid, text, bigint, uuid) OWNER TO "tenant_chat_app";
REVOKE CREATE ON SCHEMA "tenant_chat" FROM "tenant_chat_app";

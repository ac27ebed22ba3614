-- The walls between tenants. The roles were made by the migrator (they belong to the whole cluster); neither owns anything, so
-- row-level security binds them, and FORCE binds the owner too. tenant_chat_app sees the tenant of its transaction alone: with none
-- set, current_setting() raises (or '' is no uuid), which is an error and not an empty answer. tenant_chat_system sees what must be
-- read before the tenant is known, or across tenants, and nothing else.
GRANT USAGE ON SCHEMA "tenant_chat" TO "tenant_chat_app", "tenant_chat_system";
--> statement-breakpoint
ALTER TABLE "tenant_chat"."tenant" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_chat"."tenant" FORCE ROW LEVEL SECURITY;
CREATE POLICY "of_the_tenant" ON "tenant_chat"."tenant" FOR ALL TO "tenant_chat_app"
	USING ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid)
	WITH CHECK ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid);
GRANT SELECT ("tenant_id", "slug", "name", "origins", "settings", "created_at") ON "tenant_chat"."tenant" TO "tenant_chat_app";
CREATE POLICY "of_the_system" ON "tenant_chat"."tenant" FOR ALL TO "tenant_chat_system" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON "tenant_chat"."tenant" TO "tenant_chat_system";
--> statement-breakpoint
ALTER TABLE "tenant_chat"."tenant_clock" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_chat"."tenant_clock" FORCE ROW LEVEL SECURITY;
CREATE POLICY "of_the_tenant" ON "tenant_chat"."tenant_clock" FOR ALL TO "tenant_chat_app"
	USING ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid)
	WITH CHECK ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid);
GRANT SELECT, UPDATE ("version", "epoch_bases", "timeline") ON "tenant_chat"."tenant_clock" TO "tenant_chat_app";
CREATE POLICY "of_the_system" ON "tenant_chat"."tenant_clock" FOR ALL TO "tenant_chat_system" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON "tenant_chat"."tenant_clock" TO "tenant_chat_system";
--> statement-breakpoint
ALTER TABLE "tenant_chat"."user" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_chat"."user" FORCE ROW LEVEL SECURITY;
CREATE POLICY "of_the_tenant" ON "tenant_chat"."user" FOR ALL TO "tenant_chat_app"
	USING ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid)
	WITH CHECK ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid);
GRANT SELECT, INSERT, UPDATE ON "tenant_chat"."user" TO "tenant_chat_app";
--> statement-breakpoint
ALTER TABLE "tenant_chat"."last_seen" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_chat"."last_seen" FORCE ROW LEVEL SECURITY;
CREATE POLICY "of_the_tenant" ON "tenant_chat"."last_seen" FOR ALL TO "tenant_chat_app"
	USING ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid)
	WITH CHECK ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid);
GRANT SELECT, INSERT, UPDATE ON "tenant_chat"."last_seen" TO "tenant_chat_app";
--> statement-breakpoint
ALTER TABLE "tenant_chat"."conversation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_chat"."conversation" FORCE ROW LEVEL SECURITY;
CREATE POLICY "of_the_tenant" ON "tenant_chat"."conversation" FOR ALL TO "tenant_chat_app"
	USING ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid)
	WITH CHECK ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid);
GRANT SELECT, INSERT, UPDATE ON "tenant_chat"."conversation" TO "tenant_chat_app";
--> statement-breakpoint
ALTER TABLE "tenant_chat"."participant" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_chat"."participant" FORCE ROW LEVEL SECURITY;
CREATE POLICY "of_the_tenant" ON "tenant_chat"."participant" FOR ALL TO "tenant_chat_app"
	USING ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid)
	WITH CHECK ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid);
GRANT SELECT, INSERT, UPDATE ON "tenant_chat"."participant" TO "tenant_chat_app";
--> statement-breakpoint
ALTER TABLE "tenant_chat"."preference" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_chat"."preference" FORCE ROW LEVEL SECURITY;
CREATE POLICY "of_the_tenant" ON "tenant_chat"."preference" FOR ALL TO "tenant_chat_app"
	USING ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid)
	WITH CHECK ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid);
GRANT SELECT, INSERT, UPDATE ON "tenant_chat"."preference" TO "tenant_chat_app";
--> statement-breakpoint
ALTER TABLE "tenant_chat"."receipt" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_chat"."receipt" FORCE ROW LEVEL SECURITY;
CREATE POLICY "of_the_tenant" ON "tenant_chat"."receipt" FOR ALL TO "tenant_chat_app"
	USING ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid)
	WITH CHECK ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid);
GRANT SELECT, INSERT ON "tenant_chat"."receipt" TO "tenant_chat_app";
--> statement-breakpoint
ALTER TABLE "tenant_chat"."message" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_chat"."message" FORCE ROW LEVEL SECURITY;
CREATE POLICY "of_the_tenant" ON "tenant_chat"."message" FOR ALL TO "tenant_chat_app"
	USING ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid)
	WITH CHECK ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid);
GRANT SELECT, INSERT, UPDATE ON "tenant_chat"."message" TO "tenant_chat_app";
--> statement-breakpoint
ALTER TABLE "tenant_chat"."message_version" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_chat"."message_version" FORCE ROW LEVEL SECURITY;
CREATE POLICY "of_the_tenant" ON "tenant_chat"."message_version" FOR ALL TO "tenant_chat_app"
	USING ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid)
	WITH CHECK ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid);
GRANT SELECT, INSERT ON "tenant_chat"."message_version" TO "tenant_chat_app";
--> statement-breakpoint
ALTER TABLE "tenant_chat"."change" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_chat"."change" FORCE ROW LEVEL SECURITY;
CREATE POLICY "of_the_tenant" ON "tenant_chat"."change" FOR ALL TO "tenant_chat_app"
	USING ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid)
	WITH CHECK ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid);
GRANT SELECT, INSERT ON "tenant_chat"."change" TO "tenant_chat_app";
--> statement-breakpoint
ALTER TABLE "tenant_chat"."session" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_chat"."session" FORCE ROW LEVEL SECURITY;
CREATE POLICY "of_the_tenant" ON "tenant_chat"."session" FOR ALL TO "tenant_chat_app"
	USING ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid)
	WITH CHECK ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid);
GRANT SELECT, INSERT, UPDATE ON "tenant_chat"."session" TO "tenant_chat_app";
CREATE POLICY "of_the_system" ON "tenant_chat"."session" FOR ALL TO "tenant_chat_system" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "tenant_chat"."session" TO "tenant_chat_system";
--> statement-breakpoint
ALTER TABLE "tenant_chat"."ticket" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_chat"."ticket" FORCE ROW LEVEL SECURITY;
CREATE POLICY "of_the_tenant" ON "tenant_chat"."ticket" FOR ALL TO "tenant_chat_app"
	USING ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid)
	WITH CHECK ("tenant_id" = current_setting('tenant_chat.tenant_id')::uuid);
GRANT SELECT, INSERT ON "tenant_chat"."ticket" TO "tenant_chat_app";
CREATE POLICY "of_the_system" ON "tenant_chat"."ticket" FOR ALL TO "tenant_chat_system" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON "tenant_chat"."ticket" TO "tenant_chat_system";
--> statement-breakpoint
-- The journal of migrations is the owner's alone.
ALTER TABLE "tenant_chat"."migration" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- One row, updated by every write: room for HOT chains on its page, and a vacuum that does not wait for a share of the table.
ALTER TABLE "tenant_chat"."tenant_clock" SET (fillfactor = 10, autovacuum_vacuum_threshold = 200, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 0);
ALTER TABLE "tenant_chat"."conversation" SET (fillfactor = 70);
ALTER TABLE "tenant_chat"."participant" SET (fillfactor = 70);
ALTER TABLE "tenant_chat"."preference" SET (fillfactor = 70);
--> statement-breakpoint
-- When each message reached and was read by each person: derived from the watermarks' log, no row per message and person.
CREATE VIEW "tenant_chat"."message_delivery" WITH (security_invoker = true) AS
	SELECT m.tenant_id, m.conversation_id, m.id AS message_id, m.seq, m.sender_id, p.user_id, d.at AS delivered_at, r.at AS read_at
	FROM "tenant_chat"."message" m
	JOIN "tenant_chat"."participant" p
		ON p.tenant_id = m.tenant_id AND p.conversation_id = m.conversation_id AND p.user_id <> m.sender_id AND p.from_seq <= m.seq
	LEFT JOIN LATERAL (
		SELECT x.at, x.from_seq FROM "tenant_chat"."receipt" x
		WHERE x.tenant_id = m.tenant_id AND x.conversation_id = m.conversation_id AND x.user_id = p.user_id AND x.kind = 'delivered' AND x.to_seq >= m.seq
		ORDER BY x.to_seq LIMIT 1
	) d ON d.from_seq < m.seq
	LEFT JOIN LATERAL (
		SELECT x.at, x.from_seq FROM "tenant_chat"."receipt" x
		WHERE x.tenant_id = m.tenant_id AND x.conversation_id = m.conversation_id AND x.user_id = p.user_id AND x.kind = 'read' AND x.to_seq >= m.seq
		ORDER BY x.to_seq LIMIT 1
	) r ON r.from_seq < m.seq;
GRANT SELECT ON "tenant_chat"."message_delivery" TO "tenant_chat_app";

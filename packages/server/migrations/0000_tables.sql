CREATE SCHEMA IF NOT EXISTS "tenant_chat";
--> statement-breakpoint
-- Which history of the database this is: another timeline (failover, restore to a point) or another cluster (dump and restore)
-- may have lost commits. pg_control_checkpoint().timeline_id still names the old one right after a promotion; the WAL's name does not.
-- In plpgsql, which keeps its plan: as SQL it would be parsed and planned in every send.
CREATE FUNCTION "tenant_chat"."timeline"() RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN pg_catalog.substr(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn()), 1, 8)
		|| ':' || (SELECT c.system_identifier::text FROM pg_catalog.pg_control_system() c);
END $$;
--> statement-breakpoint
CREATE TABLE "tenant_chat"."change" (
	"tenant_id" uuid NOT NULL,
	"version" bigint NOT NULL,
	"type" text NOT NULL,
	"row_id" uuid NOT NULL,
	"conversation_id" uuid,
	CONSTRAINT "change_place" UNIQUE NULLS NOT DISTINCT("tenant_id","version","type","row_id","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "tenant_chat"."conversation" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"direct_key" text,
	"title" text,
	"description" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"participant_count" integer NOT NULL,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	"last_message_at" timestamptz(3),
	"first_seq" bigint DEFAULT 1 NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "conversation_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "conversation_direct" UNIQUE("tenant_id","direct_key")
);
--> statement-breakpoint
CREATE TABLE "tenant_chat"."last_seen" (
	"tenant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"last_seen_at" timestamptz(3) NOT NULL,
	CONSTRAINT "last_seen_tenant_id_user_id_pk" PRIMARY KEY("tenant_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "tenant_chat"."message" (
	"tenant_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"id" uuid NOT NULL,
	"sender_id" uuid NOT NULL,
	"kind" text DEFAULT 'text' NOT NULL,
	"content" text NOT NULL,
	"sent_hash" "bytea" NOT NULL,
	"reply_to_id" uuid,
	"created_at" timestamptz(3) NOT NULL,
	"edited_at" timestamptz(3),
	"deleted_at" timestamptz(3),
	"version" bigint NOT NULL,
	CONSTRAINT "message_tenant_id_conversation_id_seq_pk" PRIMARY KEY("tenant_id","conversation_id","seq"),
	CONSTRAINT "message_id" UNIQUE("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "tenant_chat"."message_version" (
	"tenant_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"version" bigint NOT NULL,
	"content" text NOT NULL,
	"replaced_at" timestamptz(3) NOT NULL,
	"replaced_by" uuid NOT NULL,
	CONSTRAINT "message_version_tenant_id_message_id_version_pk" PRIMARY KEY("tenant_id","message_id","version")
);
--> statement-breakpoint
CREATE TABLE "tenant_chat"."participant" (
	"tenant_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"joined_at" timestamptz(3) NOT NULL,
	"left_at" timestamptz(3),
	"from_seq" bigint DEFAULT 1 NOT NULL,
	"grant_version" bigint NOT NULL,
	"read_seq" bigint DEFAULT 0 NOT NULL,
	"delivered_seq" bigint DEFAULT 0 NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "participant_tenant_id_conversation_id_user_id_pk" PRIMARY KEY("tenant_id","conversation_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "tenant_chat"."preference" (
	"tenant_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"archived_seq" bigint,
	"muted_until" timestamptz(3),
	"version" bigint NOT NULL,
	CONSTRAINT "preference_tenant_id_conversation_id_user_id_pk" PRIMARY KEY("tenant_id","conversation_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "tenant_chat"."receipt" (
	"tenant_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint NOT NULL,
	"at" timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "receipt_tenant_id_conversation_id_user_id_kind_to_seq_pk" PRIMARY KEY("tenant_id","conversation_id","user_id","kind","to_seq")
);
--> statement-breakpoint
CREATE TABLE "tenant_chat"."session" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"data" jsonb,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	"revoked_at" timestamptz(3),
	CONSTRAINT "session_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "session_secret" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "tenant_chat"."tenant" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"keys" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"origins" text[] DEFAULT '{}' NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "tenant_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "tenant_chat"."tenant_clock" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"version" bigint DEFAULT 0 NOT NULL,
	"epoch_bases" bigint[] DEFAULT '{0}' NOT NULL,
	"timeline" text DEFAULT tenant_chat.timeline() NOT NULL,
	"purged_to" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tenant_chat"."ticket" (
	"tenant_id" uuid NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"session_id" uuid NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	CONSTRAINT "ticket_tenant_id_secret_hash_pk" PRIMARY KEY("tenant_id","secret_hash")
);
--> statement-breakpoint
CREATE TABLE "tenant_chat"."user" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"avatar_url" text,
	"title" text,
	"locale" text,
	"time_zone" text,
	"role" text DEFAULT 'member' NOT NULL,
	"deactivated_at" timestamptz(3),
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "user_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "user_external" UNIQUE("tenant_id","external_id")
);
--> statement-breakpoint
ALTER TABLE "tenant_chat"."conversation" ADD CONSTRAINT "conversation_tenant_id_created_by_user_tenant_id_id_fk" FOREIGN KEY ("tenant_id","created_by") REFERENCES "tenant_chat"."user"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_chat"."last_seen" ADD CONSTRAINT "last_seen_tenant_id_user_id_user_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "tenant_chat"."user"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_chat"."message" ADD CONSTRAINT "message_tenant_id_conversation_id_sender_id_participant_tenant_id_conversation_id_user_id_fk" FOREIGN KEY ("tenant_id","conversation_id","sender_id") REFERENCES "tenant_chat"."participant"("tenant_id","conversation_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_chat"."message" ADD CONSTRAINT "message_tenant_id_reply_to_id_message_tenant_id_id_fk" FOREIGN KEY ("tenant_id","reply_to_id") REFERENCES "tenant_chat"."message"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_chat"."message_version" ADD CONSTRAINT "message_version_tenant_id_message_id_message_tenant_id_id_fk" FOREIGN KEY ("tenant_id","message_id") REFERENCES "tenant_chat"."message"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_chat"."participant" ADD CONSTRAINT "participant_tenant_id_conversation_id_conversation_tenant_id_id_fk" FOREIGN KEY ("tenant_id","conversation_id") REFERENCES "tenant_chat"."conversation"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_chat"."participant" ADD CONSTRAINT "participant_tenant_id_user_id_user_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "tenant_chat"."user"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_chat"."preference" ADD CONSTRAINT "preference_tenant_id_conversation_id_user_id_participant_tenant_id_conversation_id_user_id_fk" FOREIGN KEY ("tenant_id","conversation_id","user_id") REFERENCES "tenant_chat"."participant"("tenant_id","conversation_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_chat"."receipt" ADD CONSTRAINT "receipt_tenant_id_conversation_id_user_id_participant_tenant_id_conversation_id_user_id_fk" FOREIGN KEY ("tenant_id","conversation_id","user_id") REFERENCES "tenant_chat"."participant"("tenant_id","conversation_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_chat"."session" ADD CONSTRAINT "session_tenant_id_user_id_user_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "tenant_chat"."user"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_chat"."tenant_clock" ADD CONSTRAINT "tenant_clock_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenant_chat"."tenant"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_chat"."ticket" ADD CONSTRAINT "ticket_tenant_id_session_id_session_tenant_id_id_fk" FOREIGN KEY ("tenant_id","session_id") REFERENCES "tenant_chat"."session"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_chat"."user" ADD CONSTRAINT "user_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenant_chat"."tenant"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "participant_by_user" ON "tenant_chat"."participant" USING btree ("tenant_id","user_id","conversation_id");--> statement-breakpoint
CREATE INDEX "session_by_user" ON "tenant_chat"."session" USING btree ("tenant_id","user_id");--> statement-breakpoint
CREATE INDEX "session_by_expiry" ON "tenant_chat"."session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "ticket_by_secret" ON "tenant_chat"."ticket" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "ticket_by_expiry" ON "tenant_chat"."ticket" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "user_by_name" ON "tenant_chat"."user" USING btree ("tenant_id",lower("name"),"id");
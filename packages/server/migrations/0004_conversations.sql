-- The walls bind the owner too, and new foreign keys are looked through: with no tenant set that is an error. The new tables are empty.
SELECT set_config('tenant_chat.tenant_id', '00000000-0000-0000-0000-000000000000', true);
--> statement-breakpoint
CREATE TABLE "tenant_chat"."mention" (
	"tenant_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"user_id" uuid,
	"seq" bigint NOT NULL,
	CONSTRAINT "mention_place" UNIQUE NULLS NOT DISTINCT("tenant_id","conversation_id","user_id","seq")
);
--> statement-breakpoint
CREATE TABLE "tenant_chat"."reaction" (
	"tenant_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"emoji" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "reaction_tenant_id_message_id_emoji_user_id_pk" PRIMARY KEY("tenant_id","message_id","emoji","user_id")
);
--> statement-breakpoint
ALTER TABLE "tenant_chat"."conversation" ADD COLUMN "colour" integer;--> statement-breakpoint
ALTER TABLE "tenant_chat"."conversation" ADD COLUMN "posting" text DEFAULT 'all' NOT NULL;--> statement-breakpoint
ALTER TABLE "tenant_chat"."message" ADD COLUMN "is_forwarded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tenant_chat"."message" ADD COLUMN "reactions" json;--> statement-breakpoint
ALTER TABLE "tenant_chat"."message" ADD COLUMN "mentions" json;--> statement-breakpoint
ALTER TABLE "tenant_chat"."message" ADD COLUMN "pinned_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "tenant_chat"."message" ADD COLUMN "system" json;--> statement-breakpoint
ALTER TABLE "tenant_chat"."participant" ADD COLUMN "receipts" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "tenant_chat"."participant" ADD COLUMN "told_since" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tenant_chat"."preference" ADD COLUMN "notify" text DEFAULT 'all' NOT NULL;--> statement-breakpoint
ALTER TABLE "tenant_chat"."preference" ADD COLUMN "pinned_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "tenant_chat"."preference" ADD COLUMN "unread_seq" bigint;--> statement-breakpoint
ALTER TABLE "tenant_chat"."preference" ADD COLUMN "marked_read_seq" bigint;--> statement-breakpoint
ALTER TABLE "tenant_chat"."preference" ADD COLUMN "hidden_seqs" bigint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "tenant_chat"."preference" ADD COLUMN "draft" text;--> statement-breakpoint
ALTER TABLE "tenant_chat"."user" ADD COLUMN "receipts" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "tenant_chat"."mention" ADD CONSTRAINT "mention_tenant_id_conversation_id_seq_message_tenant_id_conversation_id_seq_fk" FOREIGN KEY ("tenant_id","conversation_id","seq") REFERENCES "tenant_chat"."message"("tenant_id","conversation_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_chat"."mention" ADD CONSTRAINT "mention_tenant_id_conversation_id_user_id_participant_tenant_id_conversation_id_user_id_fk" FOREIGN KEY ("tenant_id","conversation_id","user_id") REFERENCES "tenant_chat"."participant"("tenant_id","conversation_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_chat"."reaction" ADD CONSTRAINT "reaction_tenant_id_message_id_message_tenant_id_id_fk" FOREIGN KEY ("tenant_id","message_id") REFERENCES "tenant_chat"."message"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_chat"."reaction" ADD CONSTRAINT "reaction_tenant_id_user_id_user_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "tenant_chat"."user"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_pinned" ON "tenant_chat"."message" USING btree ("tenant_id","conversation_id","pinned_at") WHERE pinned_at is not null;

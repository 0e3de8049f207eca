CREATE TYPE "public"."import_state" AS ENUM('waiting', 'running', 'failed', 'done', 'undoing', 'undone');--> statement-breakpoint
CREATE TYPE "public"."ping_type" AS ENUM('pingback', 'trackback');--> statement-breakpoint
CREATE TYPE "public"."suggestion_state" AS ENUM('waiting', 'accepted', 'merged', 'declined');--> statement-breakpoint
CREATE TABLE "import_items" (
	"origin" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"target" text,
	"created_by" uuid,
	"touched_by" uuid NOT NULL,
	"outcome" text NOT NULL,
	"why" text,
	"remarks" text[] DEFAULT '{}' NOT NULL,
	"missing" text[] DEFAULT '{}' NOT NULL,
	"hash" text NOT NULL,
	"mark" text DEFAULT '' NOT NULL,
	CONSTRAINT "import_items_origin_kind_key_pk" PRIMARY KEY("origin","kind","key")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"origin" text,
	"file_name" text NOT NULL,
	"folder" text,
	"fetch_media" boolean DEFAULT true NOT NULL,
	"dry_run" boolean DEFAULT false NOT NULL,
	"state" "import_state" DEFAULT 'waiting' NOT NULL,
	"step" text DEFAULT '' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"started_by" uuid,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"error" text,
	"report" jsonb,
	"undoing" jsonb
);
--> statement-breakpoint
CREATE TABLE "pings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"essay_id" uuid NOT NULL,
	"type" "ping_type" NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"excerpt" text DEFAULT '' NOT NULL,
	"status" "comment_status" NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pings_url_http" CHECK ("pings"."url" ~* '^https?://')
);
--> statement-breakpoint
CREATE TABLE "suggesters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"suggestion_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"section_id" uuid,
	"why" text NOT NULL,
	"credited" boolean NOT NULL,
	"suggested_at" timestamp with time zone NOT NULL,
	CONSTRAINT "suggesters_once" UNIQUE("suggestion_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "suggestions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"menu_id" uuid NOT NULL,
	"address" text NOT NULL,
	"address_key" text NOT NULL,
	"state" "suggestion_state" DEFAULT 'waiting' NOT NULL,
	"suggested_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	"reason" text,
	"resource_id" uuid,
	CONSTRAINT "suggestions_answered" CHECK (("suggestions"."state" = 'waiting') = ("suggestions"."answered_at" is null)),
	CONSTRAINT "suggestions_reason" CHECK (("suggestions"."state" = 'declined') = ("suggestions"."reason" is not null)),
	CONSTRAINT "suggestions_became" CHECK (("suggestions"."state" in ('accepted', 'merged')) = ("suggestions"."resource_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "claim_hash" text;--> statement-breakpoint
ALTER TABLE "menu_revisions" ADD COLUMN "news" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "import_items" ADD CONSTRAINT "import_items_created_by_imports_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."imports"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_items" ADD CONSTRAINT "import_items_touched_by_imports_id_fk" FOREIGN KEY ("touched_by") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_started_by_members_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pings" ADD CONSTRAINT "pings_essay_id_essays_id_fk" FOREIGN KEY ("essay_id") REFERENCES "public"."essays"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggesters" ADD CONSTRAINT "suggesters_suggestion_id_suggestions_id_fk" FOREIGN KEY ("suggestion_id") REFERENCES "public"."suggestions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggesters" ADD CONSTRAINT "suggesters_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggesters" ADD CONSTRAINT "suggesters_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_menu_id_menus_id_fk" FOREIGN KEY ("menu_id") REFERENCES "public"."menus"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_answered_by_members_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_items_created" ON "import_items" USING btree ("created_by","kind","key");--> statement-breakpoint
CREATE INDEX "import_items_touched" ON "import_items" USING btree ("touched_by");--> statement-breakpoint
CREATE INDEX "imports_newest" ON "imports" USING btree ("started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "imports_origin" ON "imports" USING btree ("origin");--> statement-breakpoint
CREATE INDEX "pings_essay" ON "pings" USING btree ("essay_id");--> statement-breakpoint
CREATE INDEX "pings_newest" ON "pings" USING btree ("received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "suggesters_member" ON "suggesters" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "suggestions_waiting" ON "suggestions" USING btree ("menu_id","address_key") WHERE "suggestions"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "suggestions_resource" ON "suggestions" USING btree ("resource_id") WHERE "suggestions"."resource_id" is not null;--> statement-breakpoint
CREATE INDEX "comments_claim" ON "comments" USING btree ("claim_hash") WHERE "comments"."claim_hash" is not null;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_claim_unclaimed" CHECK ("comments"."claim_hash" is null or "comments"."member_id" is null);
CREATE TYPE "public"."audience" AS ENUM('public', 'members');--> statement-breakpoint
CREATE TYPE "public"."comment_status" AS ENUM('held', 'approved', 'declined', 'spam', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."mail_status" AS ENUM('waiting', 'sent', 'failed', 'dropped');--> statement-breakpoint
CREATE TYPE "public"."capability" AS ENUM('author', 'moderator', 'curator', 'owner');--> statement-breakpoint
CREATE TYPE "public"."token_purpose" AS ENUM('verify', 'sign-in', 'reset', 'change-address-old', 'change-address-new', 'setup');--> statement-breakpoint
CREATE TYPE "public"."verdict" AS ENUM('approve', 'decline', 'spam', 'restore', 'lock', 'unlock', 'early-look', 'speak');--> statement-breakpoint
CREATE TABLE "appreciations" (
	"work_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	CONSTRAINT "appreciations_work_id_member_id_pk" PRIMARY KEY("work_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"work_id" uuid NOT NULL,
	"essay_id" uuid,
	"member_id" uuid,
	"pseudonym" text,
	"parent_id" uuid,
	"root_id" uuid NOT NULL,
	"depth" integer DEFAULT 0 NOT NULL,
	"status" "comment_status" NOT NULL,
	"audience" "audience" DEFAULT 'public' NOT NULL,
	"voice" text,
	"as_moderator" boolean DEFAULT false NOT NULL,
	"body" text NOT NULL,
	"held_edit" text,
	"ever_declined" boolean DEFAULT false NOT NULL,
	"idempotency_key" text,
	"ticket" uuid DEFAULT gen_random_uuid() NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"held_at" timestamp with time zone,
	"approved_at" timestamp with time zone,
	"edited_at" timestamp with time zone,
	CONSTRAINT "comments_ticket_unique" UNIQUE("ticket"),
	CONSTRAINT "comments_length" CHECK (char_length("comments"."body") between 0 and 10000),
	CONSTRAINT "comments_edit_length" CHECK (char_length("comments"."held_edit") between 1 and 10000),
	CONSTRAINT "comments_held_queued" CHECK ("comments"."status" <> 'held' or "comments"."held_at" is not null),
	CONSTRAINT "comments_approved_dated" CHECK ("comments"."status" <> 'approved' or "comments"."approved_at" is not null),
	CONSTRAINT "comments_root" CHECK (("comments"."depth" = 0) = ("comments"."root_id" = "comments"."id"))
);
--> statement-breakpoint
CREATE TABLE "earlier_texts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"comment_id" uuid NOT NULL,
	"body" text NOT NULL,
	"replaced_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"work_id" uuid NOT NULL,
	"root_id" uuid,
	CONSTRAINT "follows_once" UNIQUE NULLS NOT DISTINCT("member_id","work_id","root_id")
);
--> statement-breakpoint
CREATE TABLE "locked_threads" (
	"root_id" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"locked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"comment_id" uuid NOT NULL,
	"member_id" uuid,
	"guideline_id" uuid,
	"danger" boolean DEFAULT false NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "reports_once" UNIQUE("comment_id","member_id"),
	CONSTRAINT "reports_reason" CHECK ("reports"."danger" or "reports"."guideline_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "job_runs" (
	"name" text PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone NOT NULL,
	"outcome" text DEFAULT '' NOT NULL,
	"error" text,
	"succeeded_at" timestamp with time zone,
	"runs" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"mail_id" uuid NOT NULL,
	"tried_at" timestamp with time zone NOT NULL,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"template" text NOT NULL,
	"data" jsonb NOT NULL,
	"member_id" uuid,
	"address" text,
	"status" "mail_status" DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"queued_at" timestamp with time zone NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"dropped_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"verified_at" timestamp with time zone,
	"name" text NOT NULL,
	"name_skeleton" text NOT NULL,
	"password_hash" text,
	"capabilities" "capability"[] DEFAULT '{}' NOT NULL,
	"author_id" uuid,
	"voices" text[] DEFAULT '{}' NOT NULL,
	"voice_consent_at" timestamp with time zone,
	"mail_choices" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"address_change" jsonb,
	"trusted_at" timestamp with time zone,
	"suspended_at" timestamp with time zone,
	"suspended_until" timestamp with time zone,
	"suspension_reason" text,
	"leaves_at" timestamp with time zone,
	"leaving_plan" jsonb,
	"joined_at" timestamp with time zone NOT NULL,
	CONSTRAINT "members_email_unique" UNIQUE("email"),
	CONSTRAINT "members_email_lower" CHECK ("members"."email" = lower("members"."email") and "members"."email" like '%_@_%'),
	CONSTRAINT "members_voice_consent" CHECK (cardinality("members"."voices") = 0 or "members"."voice_consent_at" is not null),
	CONSTRAINT "members_suspension_said" CHECK ("members"."suspended_at" is null or "members"."suspension_reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "mutes" (
	"member_id" uuid NOT NULL,
	"muted_id" uuid NOT NULL,
	CONSTRAINT "mutes_member_id_muted_id_pk" PRIMARY KEY("member_id","muted_id"),
	CONSTRAINT "mutes_not_self" CHECK ("mutes"."member_id" <> "mutes"."muted_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"signed_in_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"device" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" "token_purpose" NOT NULL,
	"member_id" uuid,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "turns" (
	"key" text PRIMARY KEY NOT NULL,
	"taken" integer NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appeals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"comment_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"comment_id" uuid NOT NULL,
	"essay_id" uuid,
	"moderator_id" uuid NOT NULL,
	"verdict" "verdict" NOT NULL,
	"provisional_verdict" "verdict",
	"guideline_id" uuid,
	"guideline_title" text,
	"guideline_text" text,
	"reason" text,
	"on_appeal" boolean DEFAULT false NOT NULL,
	"same_reader" boolean DEFAULT false NOT NULL,
	"about" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "decisions_decline_grounds" CHECK ("decisions"."verdict" <> 'decline' or "decisions"."guideline_id" is not null),
	CONSTRAINT "decisions_about" CHECK ("decisions"."about" in ('comment', 'edit', 'shown', 'thread'))
);
--> statement-breakpoint
CREATE TABLE "decline_words" (
	"comment_id" uuid PRIMARY KEY NOT NULL,
	"guideline_id" uuid NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"declined_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "guidelines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"source" "source" NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "guidelines_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"comment_id" uuid PRIMARY KEY NOT NULL,
	"moderator_id" uuid NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"provisional_verdict" "verdict",
	"provisional_guideline_id" uuid,
	"words" text DEFAULT '' NOT NULL,
	"revealed_at" timestamp with time zone,
	"passed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "parity_counts" (
	"month" text NOT NULL,
	"voice" text NOT NULL,
	"outcome" text NOT NULL,
	"bucket" integer DEFAULT 0 NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "parity_counts_month_voice_outcome_bucket_pk" PRIMARY KEY("month","voice","outcome","bucket"),
	CONSTRAINT "parity_month_shape" CHECK ("parity_counts"."month" ~ '^[0-9]{4}-[0-9]{2}-01$')
);
--> statement-breakpoint
ALTER TABLE "appreciations" ADD CONSTRAINT "appreciations_work_id_works_id_fk" FOREIGN KEY ("work_id") REFERENCES "public"."works"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appreciations" ADD CONSTRAINT "appreciations_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_work_id_works_id_fk" FOREIGN KEY ("work_id") REFERENCES "public"."works"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_essay_id_essays_id_fk" FOREIGN KEY ("essay_id") REFERENCES "public"."essays"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_parent_id_comments_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."comments"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earlier_texts" ADD CONSTRAINT "earlier_texts_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_work_id_works_id_fk" FOREIGN KEY ("work_id") REFERENCES "public"."works"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_root_id_comments_id_fk" FOREIGN KEY ("root_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "locked_threads" ADD CONSTRAINT "locked_threads_root_id_comments_id_fk" FOREIGN KEY ("root_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_attempts" ADD CONSTRAINT "mail_attempts_mail_id_outbox_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."outbox"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_author_id_authors_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."authors"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_muted_id_members_id_fk" FOREIGN KEY ("muted_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decline_words" ADD CONSTRAINT "decline_words_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leases" ADD CONSTRAINT "leases_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leases" ADD CONSTRAINT "leases_moderator_id_members_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appreciations_member" ON "appreciations" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "comments_thread" ON "comments" USING btree ("work_id","root_id","written_at");--> statement-breakpoint
CREATE INDEX "comments_roots" ON "comments" USING btree ("work_id","written_at","id") WHERE "comments"."depth" = 0;--> statement-breakpoint
CREATE INDEX "comments_queue" ON "comments" USING btree ("held_at","id") WHERE "comments"."held_at" is not null;--> statement-breakpoint
CREATE INDEX "comments_member" ON "comments" USING btree ("member_id","written_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "comments_parent" ON "comments" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "comments_essay" ON "comments" USING btree ("essay_id");--> statement-breakpoint
CREATE UNIQUE INDEX "comments_idempotency" ON "comments" USING btree ("member_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "earlier_texts_comment" ON "earlier_texts" USING btree ("comment_id","replaced_at");--> statement-breakpoint
CREATE INDEX "follows_work" ON "follows" USING btree ("work_id");--> statement-breakpoint
CREATE INDEX "follows_root" ON "follows" USING btree ("root_id");--> statement-breakpoint
CREATE INDEX "reports_open" ON "reports" USING btree ("comment_id") WHERE "reports"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "reports_member" ON "reports" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "mail_attempts_mail" ON "mail_attempts" USING btree ("mail_id","tried_at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_attempt_at") WHERE "outbox"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "outbox_queued" ON "outbox" USING btree ("queued_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "outbox_full" ON "outbox" USING btree ("queued_at") WHERE "outbox"."dropped_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_member" ON "outbox" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "members_name_skeleton" ON "members" USING btree ("name_skeleton");--> statement-breakpoint
CREATE UNIQUE INDEX "members_author" ON "members" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "members_leaving" ON "members" USING btree ("leaves_at") WHERE "members"."leaves_at" is not null;--> statement-breakpoint
CREATE INDEX "mutes_muted" ON "mutes" USING btree ("muted_id");--> statement-breakpoint
CREATE INDEX "sessions_member" ON "sessions" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "tokens_member" ON "tokens" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "tokens_expiry" ON "tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "turns_until" ON "turns" USING btree ("until");--> statement-breakpoint
CREATE INDEX "appeals_comment" ON "appeals" USING btree ("comment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "appeals_open" ON "appeals" USING btree ("comment_id") WHERE "appeals"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "decisions_log" ON "decisions" USING btree ("decided_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "decisions_comment" ON "decisions" USING btree ("comment_id","decided_at");--> statement-breakpoint
CREATE INDEX "leases_moderator" ON "leases" USING btree ("moderator_id");
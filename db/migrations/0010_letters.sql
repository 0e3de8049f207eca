CREATE TYPE "public"."letter_pace" AS ENUM('at-once', 'weekly');--> statement-breakpoint
ALTER TYPE "public"."token_purpose" ADD VALUE 'letters' BEFORE 'setup';--> statement-breakpoint
CREATE TABLE "letter_readers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"pace" "letter_pace" NOT NULL,
	"confirmed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "letter_readers_email_unique" UNIQUE("email"),
	CONSTRAINT "letter_readers_email_lower" CHECK ("letter_readers"."email" = lower("letter_readers"."email"))
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"work_id" uuid PRIMARY KEY NOT NULL,
	"sent_at" timestamp with time zone,
	"mails" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "works" ADD COLUMN "quiet" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_work_id_works_id_fk" FOREIGN KEY ("work_id") REFERENCES "public"."works"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letter_readers_pace" ON "letter_readers" USING btree ("pace","id");--> statement-breakpoint
CREATE INDEX "letters_sent" ON "letters" USING btree ("sent_at" DESC NULLS LAST) WHERE "letters"."sent_at" is not null;
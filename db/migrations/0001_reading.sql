CREATE TYPE "public"."source" AS ENUM('file', 'studio');--> statement-breakpoint
CREATE TYPE "public"."page_status" AS ENUM('published', 'unpublished');--> statement-breakpoint
CREATE TYPE "public"."comment_policy" AS ENUM('open', 'closed');--> statement-breakpoint
CREATE TYPE "public"."essay_status" AS ENUM('draft', 'scheduled', 'published', 'unpublished');--> statement-breakpoint
CREATE TYPE "public"."edge_source" AS ENUM('file', 'studio', 'curator');--> statement-breakpoint
CREATE TABLE "addresses" (
	"path" text PRIMARY KEY NOT NULL,
	"essay_id" uuid,
	"page_id" uuid,
	"target" text,
	"current" boolean DEFAULT true NOT NULL,
	CONSTRAINT "addresses_one_holder" CHECK (num_nonnulls("addresses"."essay_id", "addresses"."page_id", "addresses"."target") = 1),
	CONSTRAINT "addresses_path_shape" CHECK ("addresses"."path" like '/%' and "addresses"."path" not like '//%'),
	CONSTRAINT "addresses_target_shape" CHECK ("addresses"."target" like '/%' and "addresses"."target" not like '//%')
);
--> statement-breakpoint
CREATE TABLE "pages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"source" "source" NOT NULL,
	"status" "page_status" NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"lang" text NOT NULL,
	"body" text NOT NULL,
	"text" text NOT NULL,
	"hash" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"search_config" "regconfig" NOT NULL,
	CONSTRAINT "pages_slug_unique" UNIQUE("slug"),
	CONSTRAINT "pages_slug_shape" CHECK ("pages"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "authors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"biography" text DEFAULT '' NOT NULL,
	"source" "source" DEFAULT 'file' NOT NULL,
	CONSTRAINT "authors_handle_unique" UNIQUE("handle"),
	CONSTRAINT "authors_handle_shape" CHECK ("authors"."handle" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "bylines" (
	"essay_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"voice" text,
	CONSTRAINT "bylines_essay_id_author_id_pk" PRIMARY KEY("essay_id","author_id"),
	CONSTRAINT "bylines_position" UNIQUE("essay_id","position")
);
--> statement-breakpoint
CREATE TABLE "essay_topics" (
	"essay_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "essay_topics_essay_id_topic_id_pk" PRIMARY KEY("essay_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "essays" (
	"id" uuid PRIMARY KEY NOT NULL,
	"work_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"source" "source" NOT NULL,
	"status" "essay_status" DEFAULT 'draft' NOT NULL,
	"title" text NOT NULL,
	"standfirst" text DEFAULT '' NOT NULL,
	"lang" text NOT NULL,
	"body" text NOT NULL,
	"text" text NOT NULL,
	"words" integer NOT NULL,
	"content_notes" text[] DEFAULT '{}' NOT NULL,
	"edition_label" text,
	"edition_reason" text,
	"canonical" text,
	"published_at" timestamp with time zone,
	"updated_at" timestamp with time zone,
	"lead" boolean DEFAULT false NOT NULL,
	"standing" boolean DEFAULT false NOT NULL,
	"hash" text NOT NULL,
	"search_config" "regconfig" NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector("essays"."search_config", "essays"."title"), 'A') || setweight(to_tsvector("essays"."search_config", "essays"."standfirst"), 'B') || setweight(to_tsvector("essays"."search_config", left("essays"."text", 300000)), 'D')) STORED NOT NULL,
	"head_search" "tsvector" GENERATED ALWAYS AS (to_tsvector("essays"."search_config", "essays"."title" || ' ' || "essays"."standfirst")) STORED NOT NULL,
	CONSTRAINT "essays_slug_unique" UNIQUE("slug"),
	CONSTRAINT "essays_slug_shape" CHECK ("essays"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "essays_title_given" CHECK ("essays"."title" <> ''),
	CONSTRAINT "essays_dated" CHECK ("essays"."status" not in ('published', 'scheduled') or "essays"."published_at" is not null),
	CONSTRAINT "essays_standing_published_only" CHECK (not "essays"."standing" or "essays"."status" = 'published')
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"essay_id" uuid NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"title" text NOT NULL,
	"standfirst" text NOT NULL,
	"body" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "works" (
	"id" uuid PRIMARY KEY NOT NULL,
	"series_id" uuid,
	"part" integer,
	"comments" "comment_policy" DEFAULT 'open' NOT NULL,
	"close_comments_after_days" integer,
	CONSTRAINT "works_series_part" UNIQUE("series_id","part"),
	CONSTRAINT "works_part_positive" CHECK ("works"."part" > 0),
	CONSTRAINT "works_close_positive" CHECK ("works"."close_comments_after_days" > 0)
);
--> statement-breakpoint
CREATE TABLE "menus" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"source" "source" NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"hash" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "menus_slug_unique" UNIQUE("slug"),
	CONSTRAINT "menus_slug_shape" CHECK ("menus"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "resources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"url" text,
	"essay_id" uuid,
	"topic_id" uuid,
	"series_id" uuid,
	"page_id" uuid,
	"title" text DEFAULT '' NOT NULL,
	"annotation" text DEFAULT '' NOT NULL,
	"lang" text,
	"cost" text,
	"format" text,
	"recommended_by" text,
	"interest" text,
	"checked_on" date,
	"search_config" "regconfig" NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector("resources"."search_config", "resources"."title"), 'A') || setweight(to_tsvector("resources"."search_config", "resources"."annotation"), 'C')) STORED NOT NULL,
	CONSTRAINT "resources_position" UNIQUE("section_id","position"),
	CONSTRAINT "resources_one_target" CHECK (num_nonnulls("resources"."url", "resources"."essay_id", "resources"."topic_id", "resources"."series_id", "resources"."page_id") = 1),
	CONSTRAINT "resources_outside_titled" CHECK ("resources"."url" is null or "resources"."title" <> ''),
	CONSTRAINT "resources_url_safe" CHECK ("resources"."url" ~* '^(https?|mailto|tel|sms):')
);
--> statement-breakpoint
CREATE TABLE "sections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"menu_id" uuid NOT NULL,
	"parent_id" uuid,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	CONSTRAINT "sections_position" UNIQUE NULLS NOT DISTINCT("menu_id","parent_id","position"),
	CONSTRAINT "sections_not_own_parent" CHECK ("sections"."parent_id" <> "sections"."id")
);
--> statement-breakpoint
CREATE TABLE "curated_edges" (
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"source" "edge_source" NOT NULL,
	"relation" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "curated_edges_from_id_to_id_source_pk" PRIMARY KEY("from_id","to_id","source"),
	CONSTRAINT "curated_edges_not_self" CHECK ("curated_edges"."from_id" <> "curated_edges"."to_id")
);
--> statement-breakpoint
CREATE TABLE "site" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"settings" jsonb NOT NULL,
	"hash" text NOT NULL,
	"built_at" timestamp with time zone NOT NULL,
	CONSTRAINT "site_one_row" CHECK ("site"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "series" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"source" "source" DEFAULT 'file' NOT NULL,
	CONSTRAINT "series_slug_unique" UNIQUE("slug"),
	CONSTRAINT "series_slug_shape" CHECK ("series"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"source" "source" DEFAULT 'file' NOT NULL,
	"parent_id" uuid,
	CONSTRAINT "topics_slug_unique" UNIQUE("slug"),
	CONSTRAINT "topics_slug_shape" CHECK ("topics"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "topics_not_own_parent" CHECK ("topics"."parent_id" <> "topics"."id")
);
--> statement-breakpoint
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_essay_id_essays_id_fk" FOREIGN KEY ("essay_id") REFERENCES "public"."essays"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_page_id_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."pages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bylines" ADD CONSTRAINT "bylines_essay_id_essays_id_fk" FOREIGN KEY ("essay_id") REFERENCES "public"."essays"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bylines" ADD CONSTRAINT "bylines_author_id_authors_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."authors"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "essay_topics" ADD CONSTRAINT "essay_topics_essay_id_essays_id_fk" FOREIGN KEY ("essay_id") REFERENCES "public"."essays"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "essay_topics" ADD CONSTRAINT "essay_topics_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "essays" ADD CONSTRAINT "essays_work_id_works_id_fk" FOREIGN KEY ("work_id") REFERENCES "public"."works"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_essay_id_essays_id_fk" FOREIGN KEY ("essay_id") REFERENCES "public"."essays"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "works" ADD CONSTRAINT "works_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_essay_id_essays_id_fk" FOREIGN KEY ("essay_id") REFERENCES "public"."essays"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_page_id_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."pages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sections" ADD CONSTRAINT "sections_menu_id_menus_id_fk" FOREIGN KEY ("menu_id") REFERENCES "public"."menus"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sections" ADD CONSTRAINT "sections_parent_id_sections_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."sections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "curated_edges" ADD CONSTRAINT "curated_edges_from_id_essays_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."essays"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "curated_edges" ADD CONSTRAINT "curated_edges_to_id_essays_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."essays"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_parent_id_topics_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."topics"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "addresses_essay" ON "addresses" USING btree ("essay_id");--> statement-breakpoint
CREATE INDEX "addresses_page" ON "addresses" USING btree ("page_id");--> statement-breakpoint
CREATE UNIQUE INDEX "addresses_current_essay" ON "addresses" USING btree ("essay_id") WHERE "addresses"."current";--> statement-breakpoint
CREATE UNIQUE INDEX "addresses_current_page" ON "addresses" USING btree ("page_id") WHERE "addresses"."current";--> statement-breakpoint
CREATE INDEX "bylines_author" ON "bylines" USING btree ("author_id","essay_id");--> statement-breakpoint
CREATE INDEX "essay_topics_topic" ON "essay_topics" USING btree ("topic_id","essay_id");--> statement-breakpoint
CREATE INDEX "essays_work" ON "essays" USING btree ("work_id");--> statement-breakpoint
CREATE INDEX "essays_standing_published" ON "essays" USING btree ("published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "essays"."standing";--> statement-breakpoint
CREATE INDEX "essays_scheduled" ON "essays" USING btree ("published_at") WHERE "essays"."status" = 'scheduled';--> statement-breakpoint
CREATE INDEX "essays_search" ON "essays" USING gin ("search") WHERE "essays"."status" = 'published';--> statement-breakpoint
CREATE INDEX "essays_head_search" ON "essays" USING gin ("head_search") WHERE "essays"."status" = 'published';--> statement-breakpoint
CREATE INDEX "essays_title_trigrams" ON "essays" USING gin ("title" gin_trgm_ops) WHERE "essays"."status" = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX "essays_one_original" ON "essays" USING btree ("work_id") WHERE "essays"."edition_label" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "essays_one_lead" ON "essays" USING btree ("work_id") WHERE "essays"."lead";--> statement-breakpoint
CREATE UNIQUE INDEX "essays_one_standing" ON "essays" USING btree ("work_id") WHERE "essays"."standing";--> statement-breakpoint
CREATE INDEX "revisions_essay" ON "revisions" USING btree ("essay_id","saved_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "resources_essay" ON "resources" USING btree ("essay_id");--> statement-breakpoint
CREATE INDEX "resources_search" ON "resources" USING gin ("search");--> statement-breakpoint
CREATE INDEX "resources_title_trigrams" ON "resources" USING gin ("title" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "sections_parent" ON "sections" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "curated_edges_to" ON "curated_edges" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "topics_parent" ON "topics" USING btree ("parent_id");
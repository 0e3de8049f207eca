CREATE TYPE "public"."link_state" AS ENUM('unchecked', 'alive', 'moved', 'failing', 'gone', 'parked', 'changed');--> statement-breakpoint
CREATE TYPE "public"."edge_act" AS ENUM('pin', 'move', 'reword', 'hide', 'restore');--> statement-breakpoint
CREATE TYPE "public"."review_state" AS ENUM('none', 'waiting', 'returned');--> statement-breakpoint
CREATE TABLE "links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"host" text NOT NULL,
	"state" "link_state" DEFAULT 'unchecked' NOT NULL,
	"status" integer,
	"failure" text,
	"moved_to" text,
	"etag" text,
	"last_modified" text,
	"fingerprint" jsonb,
	"failures" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp with time zone,
	"checked_at" timestamp with time zone,
	"next_check_at" timestamp with time zone NOT NULL,
	"leased_until" timestamp with time zone,
	"reports" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "links_url_unique" UNIQUE("url"),
	CONSTRAINT "links_url_http" CHECK ("links"."url" ~* '^https?://')
);
--> statement-breakpoint
CREATE TABLE "map_drawings" (
	"fingerprint" text PRIMARY KEY NOT NULL,
	"drawn_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "map_places" (
	"work_id" uuid PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"x" real NOT NULL,
	"y" real NOT NULL
);
--> statement-breakpoint
CREATE TABLE "map_regions" (
	"topic" text PRIMARY KEY NOT NULL,
	"x" real NOT NULL,
	"y" real NOT NULL,
	"radius" real NOT NULL
);
--> statement-breakpoint
CREATE TABLE "media" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid,
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"animated" boolean DEFAULT false NOT NULL,
	"bytes" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"unnamed_since" timestamp with time zone,
	CONSTRAINT "media_once" UNIQUE("member_id","hash")
);
--> statement-breakpoint
CREATE TABLE "reads" (
	"essay_id" uuid NOT NULL,
	"day" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "reads_essay_id_day_pk" PRIMARY KEY("essay_id","day")
);
--> statement-breakpoint
CREATE TABLE "menu_revisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"menu_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by" uuid,
	"change" jsonb NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "menu_revisions_version" UNIQUE("menu_id","version")
);
--> statement-breakpoint
CREATE TABLE "candidates" (
	"work_id" uuid NOT NULL,
	"candidate_id" uuid NOT NULL,
	"overlap" integer NOT NULL,
	"score" double precision NOT NULL,
	"shared" text[] NOT NULL,
	CONSTRAINT "candidates_work_id_candidate_id_pk" PRIMARY KEY("work_id","candidate_id")
);
--> statement-breakpoint
CREATE TABLE "citations" (
	"work_id" uuid NOT NULL,
	"path" text NOT NULL,
	CONSTRAINT "citations_work_id_path_pk" PRIMARY KEY("work_id","path")
);
--> statement-breakpoint
CREATE TABLE "edge_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"member_id" uuid,
	"act" "edge_act" NOT NULL,
	"relation" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "edges" (
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"score" real NOT NULL,
	"reasons" jsonb NOT NULL,
	CONSTRAINT "edges_from_id_to_id_pk" PRIMARY KEY("from_id","to_id")
);
--> statement-breakpoint
CREATE TABLE "graph_snapshots" (
	"number" integer PRIMARY KEY NOT NULL,
	"works" jsonb NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "graph_works" (
	"work_id" uuid PRIMARY KEY NOT NULL,
	"lang" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"topic_ids" uuid[] NOT NULL,
	"named" jsonb NOT NULL,
	"vector" "bytea" NOT NULL,
	"floor" integer,
	"floor_id" uuid,
	"sparse" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "heavy_terms" (
	"term" integer NOT NULL,
	"work_id" uuid NOT NULL,
	"weight" integer NOT NULL,
	CONSTRAINT "heavy_terms_work_id_term_pk" PRIMARY KEY("work_id","term")
);
--> statement-breakpoint
CREATE TABLE "linked_works" (
	"work_id" uuid NOT NULL,
	"neighbour_id" uuid NOT NULL,
	"incoming" boolean NOT NULL,
	"weight" real NOT NULL,
	CONSTRAINT "linked_works_work_id_neighbour_id_pk" PRIMARY KEY("work_id","neighbour_id")
);
--> statement-breakpoint
CREATE TABLE "term_frequencies" (
	"term" integer PRIMARY KEY NOT NULL,
	"works" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "works_to_relate" (
	"work_id" uuid PRIMARY KEY NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "collaborators" (
	"draft_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"invited_at" timestamp with time zone NOT NULL,
	"joined_at" timestamp with time zone,
	CONSTRAINT "collaborators_draft_id_member_id_pk" PRIMARY KEY("draft_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"essay_id" uuid,
	"page_id" uuid,
	"matter" jsonb NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"published_version" integer,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by" uuid,
	"review" "review_state" DEFAULT 'none' NOT NULL,
	"submitted_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"status_before" "essay_status",
	CONSTRAINT "drafts_essayId_unique" UNIQUE("essay_id"),
	CONSTRAINT "drafts_pageId_unique" UNIQUE("page_id"),
	CONSTRAINT "drafts_one_matter" CHECK (num_nonnulls("drafts"."essay_id", "drafts"."page_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "preview_links" (
	"id" text PRIMARY KEY NOT NULL,
	"draft_id" uuid NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "remarks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"draft_id" uuid NOT NULL,
	"member_id" uuid,
	"text" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "revisions" ALTER COLUMN "essay_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "resources" ALTER COLUMN "position" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "page_id" uuid;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "saved_by" uuid;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "matter" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "published" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "menus" ADD COLUMN "offered" jsonb;--> statement-breakpoint
ALTER TABLE "menus" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "archived_url" text;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "retired_reason" text;--> statement-breakpoint
ALTER TABLE "curated_edges" ADD COLUMN "hidden" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "source" "source" DEFAULT 'file' NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "filed" jsonb;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "offered" jsonb;--> statement-breakpoint
ALTER TABLE "map_places" ADD CONSTRAINT "map_places_work_id_works_id_fk" FOREIGN KEY ("work_id") REFERENCES "public"."works"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "map_places" ADD CONSTRAINT "map_places_topic_map_regions_topic_fk" FOREIGN KEY ("topic") REFERENCES "public"."map_regions"("topic") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reads" ADD CONSTRAINT "reads_essay_id_essays_id_fk" FOREIGN KEY ("essay_id") REFERENCES "public"."essays"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_revisions" ADD CONSTRAINT "menu_revisions_menu_id_menus_id_fk" FOREIGN KEY ("menu_id") REFERENCES "public"."menus"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_revisions" ADD CONSTRAINT "menu_revisions_saved_by_members_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidates" ADD CONSTRAINT "candidates_work_id_graph_works_work_id_fk" FOREIGN KEY ("work_id") REFERENCES "public"."graph_works"("work_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citations" ADD CONSTRAINT "citations_work_id_graph_works_work_id_fk" FOREIGN KEY ("work_id") REFERENCES "public"."graph_works"("work_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edge_changes" ADD CONSTRAINT "edge_changes_from_id_essays_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."essays"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edge_changes" ADD CONSTRAINT "edge_changes_to_id_essays_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."essays"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edge_changes" ADD CONSTRAINT "edge_changes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edges" ADD CONSTRAINT "edges_from_id_graph_works_work_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."graph_works"("work_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "heavy_terms" ADD CONSTRAINT "heavy_terms_work_id_graph_works_work_id_fk" FOREIGN KEY ("work_id") REFERENCES "public"."graph_works"("work_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collaborators" ADD CONSTRAINT "collaborators_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collaborators" ADD CONSTRAINT "collaborators_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_essay_id_essays_id_fk" FOREIGN KEY ("essay_id") REFERENCES "public"."essays"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_page_id_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."pages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_saved_by_members_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preview_links" ADD CONSTRAINT "preview_links_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "links_due" ON "links" USING btree ("next_check_at");--> statement-breakpoint
CREATE INDEX "links_host" ON "links" USING btree ("host");--> statement-breakpoint
CREATE INDEX "links_state" ON "links" USING btree ("state") WHERE "links"."state" not in ('alive', 'unchecked');--> statement-breakpoint
CREATE INDEX "map_places_topic" ON "map_places" USING btree ("topic");--> statement-breakpoint
CREATE INDEX "media_hash" ON "media" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "candidates_candidate" ON "candidates" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "citations_path" ON "citations" USING btree ("path");--> statement-breakpoint
CREATE INDEX "edge_changes_newest" ON "edge_changes" USING btree ("changed_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "edge_changes_from" ON "edge_changes" USING btree ("from_id");--> statement-breakpoint
CREATE INDEX "edge_changes_to" ON "edge_changes" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "edge_changes_member" ON "edge_changes" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "edges_to" ON "edges" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "graph_works_sparse" ON "graph_works" USING btree ("work_id") WHERE "graph_works"."sparse";--> statement-breakpoint
CREATE INDEX "heavy_terms_term" ON "heavy_terms" USING btree ("term","work_id","weight");--> statement-breakpoint
CREATE INDEX "collaborators_member" ON "collaborators" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "drafts_saved" ON "drafts" USING btree ("saved_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "preview_links_draft" ON "preview_links" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "remarks_draft" ON "remarks" USING btree ("draft_id","written_at");--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_page_id_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."pages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_saved_by_members_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "revisions_page" ON "revisions" USING btree ("page_id","saved_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "resources_url" ON "resources" USING btree ("url");--> statement-breakpoint
ALTER TABLE "site" DROP COLUMN "hash";--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_one_matter" CHECK (num_nonnulls("revisions"."essay_id", "revisions"."page_id") = 1);--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_archive_safe" CHECK ("resources"."archived_url" ~* '^https?://');--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_retired_out" CHECK (("resources"."retired_at" is null) = ("resources"."position" is not null));--> statement-breakpoint
ALTER TABLE "curated_edges" ADD CONSTRAINT "curated_edges_hidden_by_curator" CHECK (not "curated_edges"."hidden" or "curated_edges"."source" = 'curator');
ALTER TABLE "term_frequencies" DROP CONSTRAINT "term_frequencies_pkey";
--> statement-breakpoint
CREATE INDEX "term_frequencies_term" ON "term_frequencies" USING btree ("term","works");

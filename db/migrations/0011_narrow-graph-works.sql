-- The vector and the named terms of a work are ten times as large as all the rest of its row, and only few are read at a
-- time. They lie beside the table, so that what is asked of all works reads little; what is packed already is not packed again.
ALTER TABLE "graph_works" ALTER COLUMN "vector" SET STORAGE EXTERNAL, ALTER COLUMN "named" SET STORAGE EXTERNAL, SET (toast_tuple_target = 128);
--> statement-breakpoint
-- Writes every row anew, which the line above does not.
ALTER TABLE "graph_works" ALTER COLUMN "named" TYPE jsonb USING "named"::text::jsonb;

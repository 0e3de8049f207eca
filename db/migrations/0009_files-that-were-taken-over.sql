CREATE TABLE "adopted_files" (
	"path" text PRIMARY KEY NOT NULL
);

CREATE TYPE "public"."authors_wish" AS ENUM('signed-otherwise', 'unpublished');--> statement-breakpoint
ALTER TABLE "essays" ADD COLUMN "authors_wish" "authors_wish";
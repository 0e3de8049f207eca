CREATE TYPE "public"."moderation_policy" AS ENUM('all-held', 'newcomers-held', 'nothing-held');--> statement-breakpoint
ALTER TABLE "works" ADD COLUMN "moderation" "moderation_policy";
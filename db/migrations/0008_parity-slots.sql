ALTER TABLE "parity_counts" ADD COLUMN "slot" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "parity_counts" DROP CONSTRAINT "parity_counts_month_voice_outcome_bucket_pk";--> statement-breakpoint
ALTER TABLE "parity_counts" ADD CONSTRAINT "parity_counts_month_voice_outcome_bucket_slot_pk" PRIMARY KEY("month","voice","outcome","bucket","slot");
import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { jobRuns } from '#db/schema/index.ts';
import type { JobName } from './rules.ts';

interface Run {
  startedAt: Date;
  finishedAt: Date;
  /** What it did, in a few words; empty when there was nothing to do. */
  outcome: string;
  /** Why it failed, if it did. */
  error?: string | undefined;
}

/** Keeps a job's last run for the owner to see. */
export async function recordRun(db: Database, name: JobName, { startedAt, finishedAt, outcome, error }: Run) {
  const last = { startedAt, finishedAt, outcome, error: error?.slice(0, 500) ?? null };
  const success = error === undefined ? { succeededAt: finishedAt } : {};
  await db
    .insert(jobRuns)
    .values({ name, ...last, ...success })
    .onConflictDoUpdate({
      target: jobRuns.name,
      set: { ...last, ...success, runs: sql`${jobRuns.runs} + 1` },
    });
}

import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { jobRuns } from '#db/schema/index.ts';
import { JOB_NAMES, type JobName } from './rules.ts';

/** Every job with its last run; one that has never run has none. */
export async function listJobRuns(db: Database) {
  const runs = await db.select().from(jobRuns).orderBy(asc(jobRuns.name));
  return JOB_NAMES.map((name) => ({ name, last: runs.find((run) => run.name === name) }));
}

/** How a job went the last time; undefined when it has never run. */
export async function findJobRun(db: Database, name: JobName) {
  const [run] = await db.select().from(jobRuns).where(eq(jobRuns.name, name));
  return run;
}

/** When a job last ended well; undefined when it never has. */
export async function findLastSuccess(db: Database, name: JobName): Promise<Date | undefined> {
  return (await findJobRun(db, name))?.succeededAt ?? undefined;
}

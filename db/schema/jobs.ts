import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** The last run of every job, so that nothing fails silently; the queue itself is pg-boss's, in a schema of its own. */
export const jobRuns = pgTable('job_runs', {
  name: text().primaryKey(),
  startedAt: moment().notNull(),
  finishedAt: moment().notNull(),
  /** What it did, in a few words; empty when there was nothing to do. */
  outcome: text().notNull().default(''),
  /** Why the last run failed; none when it did not. */
  error: text(),
  /** When it last ended well. */
  succeededAt: moment(),
  runs: integer().notNull().default(1),
});

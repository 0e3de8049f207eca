import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { drafts, jobRuns, outbox, site } from '#db/schema/index.ts';
import { countWaitingSuggestions } from '../suggestions/queries/waiting.ts';

/** How many things wait for an owner, by kind. */
export async function countWaiting(db: Database) {
  const [reviews, mails, jobs, files, suggestions] = await Promise.all([
    db.$count(drafts, and(eq(drafts.review, 'waiting'), isNull(drafts.deletedAt))),
    db.$count(outbox, eq(outbox.status, 'failed')),
    db.$count(jobRuns, isNotNull(jobRuns.error)),
    db.$count(site, isNotNull(site.offered)),
    countWaitingSuggestions(db),
  ]);
  return { reviews, mails, jobs, files, suggestions };
}

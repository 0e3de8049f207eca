import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { drafts, essays, jobRuns, members, outbox, pages, site, topics } from '#db/schema/index.ts';
import type { Settings } from '../../settings.ts';
import { countWaitingSuggestions } from '../suggestions/queries/waiting.ts';
import type { FirstStep } from './rules.ts';

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

/** Which of the first steps have been taken. */
export async function listStepsTaken(
  db: Database,
  { smtpUrl, backupEvery }: Pick<Settings, 'smtpUrl' | 'backupEvery'>,
): Promise<Record<FirstStep, boolean>> {
  const isOfStudio = (table: typeof essays | typeof pages | typeof topics) => eq(table.source, 'studio');
  const [[row], examples, ownPages, ownTopics, ownEssays, people] = await Promise.all([
    db
      .select({
        named: sql<boolean>`${site.settings}->>'name' is distinct from ${site.filed}->>'name'`,
        crisis: sql<boolean>`${site.settings}->'crisis' is distinct from ${site.filed}->'crisis'`,
      })
      .from(site),
    db.$count(essays, and(eq(essays.source, 'file'), eq(essays.status, 'published'))),
    db.$count(pages, and(isOfStudio(pages), eq(pages.status, 'published'))),
    db.$count(topics, isOfStudio(topics)),
    db.$count(essays, and(isOfStudio(essays), eq(essays.status, 'published'))),
    db.$count(members, isNotNull(members.verifiedAt)),
  ]);
  return {
    name: row?.named ?? false,
    examples: examples === 0,
    pages: ownPages > 0,
    crisis: row?.crisis ?? false,
    topics: ownTopics > 0,
    essay: ownEssays > 0,
    people: people > 1,
    mail: smtpUrl !== undefined,
    backups: backupEvery !== undefined,
  };
}

import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { drafts, essays } from '#db/schema/index.ts';
import { joinedBy } from './access.ts';

/**
 * Essays that readers never saw and that nobody works on but one member; an original stays while it has other editions
 * that are not among them.
 */
export const listDraftsOnlyOf = (db: Database, memberId: string) =>
  db
    .select({ essayId: essays.id })
    .from(drafts)
    .innerJoin(essays, eq(essays.id, drafts.essayId))
    .where(
      and(
        joinedBy(db, memberId),
        sql`not exists (select from bylines where bylines.essay_id = ${essays.id})`,
        sql`not exists (select from collaborators other where other.draft_id = ${drafts.id}
          and other.member_id <> ${memberId} and other.joined_at is not null)`,
        sql`(${essays.editionLabel} is not null or not exists (
          select from essays edition where edition.work_id = ${essays.workId} and edition.id <> ${essays.id}))`,
      ),
    );

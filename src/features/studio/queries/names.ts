import { eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { authors, bylines, collaborators, essays, members, series, topics } from '#db/schema/index.ts';
import type { SiteSettings } from '../../site/rules.ts';
import type { EssayDraft } from '../rules/draft.ts';
import type { DraftProblem } from '../rules/problem.ts';
import { isOwner, type Writer } from '../rules/writer.ts';

/** What a draft names, by present addresses, that is not there, and who may not sign it. */
export async function listNameProblems(
  db: Database,
  draft: EssayDraft,
  publisher: Writer,
  { voices }: Pick<SiteSettings, 'voices'>,
): Promise<DraftProblem[]> {
  const { matter } = draft;
  const problems: DraftProblem[] = [];
  const must = (field: string, kind: string, words: string[], known: Set<string>) => {
    for (const word of words)
      if (!known.has(word)) problems.push({ field, message: `There is no ${kind} “${word}” any more.` });
  };
  const related = matter.related.map(({ slug }) => slug);
  must('topics', 'topic', matter.topics, await known(db, topics, topics.slug, matter.topics));
  const inSeries = matter.series ? [matter.series] : [];
  must('series', 'series', inSeries, await known(db, series, series.slug, inSeries));
  must('related', 'essay', related, await known(db, essays, essays.slug, related));
  const chosen = matter.authors.flatMap(({ voice }) => voice ?? []);
  must('authors', 'voice', chosen, new Set(voices.map(({ slug }) => slug)));
  problems.push(...(await listSignerProblems(db, draft, publisher)));
  return problems;
}

/** Those of the slugs that are there. */
async function known(db: Database, table: PgTable, slug: PgColumn, asked: string[]): Promise<Set<string>> {
  if (asked.length === 0) return new Set();
  const rows = await db
    .select({ slug: sql<string>`${slug}` })
    .from(table)
    .where(inArray(slug, asked));
  return new Set(rows.map((row) => row.slug));
}

/** Nobody signs who has not joined it, does not sign it already, and is not named by an owner. */
async function listSignerProblems(
  db: Database,
  draft: EssayDraft,
  publisher: Writer,
): Promise<DraftProblem[]> {
  const handles = draft.matter.authors.map(({ author }) => author);
  if (handles.length === 0) return [];
  const joined = db
    .select({ id: members.authorId })
    .from(members)
    .innerJoin(collaborators, eq(collaborators.memberId, members.id))
    .where(sql`${collaborators.draftId} = ${draft.id} and ${isNotNull(collaborators.joinedAt)}`);
  const signing = db.select({ id: bylines.authorId }).from(bylines).where(eq(bylines.essayId, draft.essayId));
  const rows = await db
    .select({
      handle: authors.handle,
      mayBeNamed: sql<boolean>`coalesce(${or(inArray(authors.id, joined), inArray(authors.id, signing))}, false)`,
    })
    .from(authors)
    .where(inArray(authors.handle, handles));
  return handles.flatMap((handle) => {
    const row = rows.find((candidate) => candidate.handle === handle);
    if (!row) return [{ field: 'authors', message: `There is no author “${handle}” any more.` }];
    if (row.mayBeNamed || isOwner(publisher)) return [];
    const message = `“${handle}” has not joined this essay: invite them, or let an owner publish it.`;
    return [{ field: 'authors', message }];
  });
}

import { asc, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { authors, essays, members, series, topics } from '#db/schema/index.ts';
import type { EssayDraft } from '../rules/draft.ts';
import { isOwner, type Writer } from '../rules/writer.ts';

/** More are found by their address or by searching. */
const MOST_ESSAYS = 200;

/** What the details of a draft can be chosen from. */
export interface Choices {
  topics: { value: string; label: string }[];
  series: { value: string; label: string }[];
  authors: { value: string; label: string }[];
  essays: { value: string; label: string }[];
}

export async function listChoices(db: Database, draft: EssayDraft, member: Writer): Promise<Choices> {
  const [topicChoices, seriesChoices, authorChoices, essayChoices] = await Promise.all([
    db.select({ value: topics.slug, label: topics.name }).from(topics).orderBy(asc(topics.name)),
    db.select({ value: series.slug, label: series.title }).from(series).orderBy(asc(series.title)),
    listSigners(db, draft, member),
    db
      .select({ value: essays.slug, label: essays.title })
      .from(essays)
      .where(eq(essays.standing, true))
      .orderBy(desc(essays.publishedAt), desc(essays.id))
      .limit(MOST_ESSAYS),
  ]);
  return { topics: topicChoices, series: seriesChoices, authors: authorChoices, essays: essayChoices };
}

/** Who may sign it: those who joined it and those it names already; an owner may have anyone sign. */
function listSigners(db: Database, { collaborators, matter }: EssayDraft, member: Writer) {
  const joined = collaborators.filter(({ joinedAt }) => joinedAt).map(({ memberId }) => memberId);
  const named = matter.authors.map(({ author }) => author);
  const writing = db.select({ id: members.authorId }).from(members).where(inArray(members.id, joined));
  return db
    .select({ value: authors.handle, label: authors.name })
    .from(authors)
    .where(isOwner(member) ? sql`true` : or(inArray(authors.id, writing), inArray(authors.handle, named)))
    .orderBy(asc(authors.name));
}

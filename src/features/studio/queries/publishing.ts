import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { bylines, essays } from '#db/schema/index.ts';
import type { EssayFrontMatter, PageFrontMatter } from '../../essays/rules/front-matter.ts';
import type { TextCheck } from '../../essays/rules/safe-mdx.ts';
import { checkText } from '../../essays/text/read.ts';
import { findPictures } from '../../media/queries.ts';
import { pictureNamed } from '../../media/rules/addresses.ts';
import { findSite } from '../../site/queries.ts';
import { publicationDate } from '../rules/date.ts';
import type { Draft, EssayDraft, PageDraft } from '../rules/draft.ts';
import { frontMatterOf, pageFrontMatterOf } from '../rules/front-matter.ts';
import { pictureProblems } from '../rules/pictures.ts';
import type { DraftProblem } from '../rules/problem.ts';
import { mayPublish, type Writer } from '../rules/writer.ts';
import { chooseSlug } from './addresses.ts';
import { listNameProblems } from './names.ts';
import { presentMatter } from './present.ts';

interface Asked {
  publisher: Writer;
  /** When readers are to see it; none: now, or the date in its details. */
  at?: Date | undefined;
  now: Date;
}

/** Something to publish as readers will get it, or what is in the way. */
export type Ready<Matter> = { slug: string; matter: Matter } | { problems: DraftProblem[] };

/** What the text itself has against being published. */
async function listBodyProblems(db: Database, body: string, check: TextCheck): Promise<DraftProblem[]> {
  if (body.trim() === '') return [{ field: 'body', message: 'There is no text yet.' }];
  const inText = check.problems.map((problem) => ({ field: 'body', ...problem }));
  return [...inText, ...pictureProblems(check), ...(await listMissingPictures(db, check))];
}

async function listMissingPictures(db: Database, { uses, images }: TextCheck): Promise<DraftProblem[]> {
  const figures = uses.map(({ attributes, ...place }) => ({ ...place, src: attributes.src ?? '' }));
  const named = [...figures, ...images].map((one) => ({ ...one, id: pictureNamed(one.src) }));
  const known = await findPictures(
    db,
    named.flatMap(({ id }) => id ?? []),
  );
  return named
    .filter(({ id }) => id && !known.has(id))
    .map(({ line, column, src }) => ({
      ...{ field: 'body', line, column },
      message: `The picture ${src} is not here any more: add it again, or take it out.`,
    }));
}

export async function readEssay(
  db: Database,
  stored: EssayDraft,
  check: TextCheck,
  { publisher, at, now }: Asked,
): Promise<Ready<EssayFrontMatter>> {
  const draft = { ...stored, matter: await presentMatter(db, stored.matter) };
  const site = await findSite(db);
  const { language, timeZone } = site;
  const { matter, status, publishedAt } = draft;
  const date = publicationDate({ at, written: matter.published, status, publishedAt, timeZone, now });
  const front = frontMatterOf(matter, 'published' in date ? date.published : now.toISOString());
  const address = await chooseSlug(db, draft, matter.lang ?? language);
  const problems = [
    ...problemsIn(front),
    ...problemsIn(date),
    ...problemsIn(address),
    ...editionProblems(draft),
    ...(await listNameProblems(db, draft, publisher, site)),
    ...(await listBodyProblems(db, draft.body, check)),
  ];
  if (problems.length > 0 || !('matter' in front) || !('slug' in address)) return { problems };
  return { slug: address.slug, matter: front.matter };
}

export async function readPage(
  db: Database,
  draft: PageDraft,
  check: TextCheck,
): Promise<Ready<PageFrontMatter>> {
  const front = pageFrontMatterOf(draft.matter);
  const address = await chooseSlug(db, draft, draft.matter.lang ?? (await findSite(db)).language);
  const problems = [
    ...problemsIn(front),
    ...problemsIn(address),
    ...(await listBodyProblems(db, draft.body, check)),
  ];
  if (problems.length > 0 || !('matter' in front) || !('slug' in address)) return { problems };
  return { slug: address.slug, matter: front.matter };
}

const problemsIn = (read: object | { problems: DraftProblem[] }) => ('problems' in read ? read.problems : []);

/** Series, comments and who moderates them belong to the work, so its original says them. */
function editionProblems({ original, matter }: EssayDraft): DraftProblem[] {
  if (!original) return [];
  const belongs = (field: string) => ({
    field,
    message: `This belongs to the work: say it in its original, “${original}”.`,
  });
  return [
    ...(matter.series ? [belongs('series')] : []),
    ...(matter.comments === 'open' ? [] : [belongs('comments')]),
    ...(matter.moderation ? [belongs('moderation')] : []),
  ];
}

/** All that is in the way of publishing a draft now, for the page that asks. */
export async function listProblems(
  db: Database,
  publisher: Writer,
  draft: Draft,
  now: Date,
): Promise<DraftProblem[]> {
  const check = await checkDraft(db, draft);
  const read =
    draft.kind === 'essay'
      ? await readEssay(db, draft, check, { publisher, now })
      : await readPage(db, draft, check);
  return problemsIn(read);
}

/** Reads a draft's text, outside any transaction since it can take its time. */
export async function checkDraft(db: Database, { body, matter }: Draft): Promise<TextCheck> {
  return checkText(body, matter.lang ?? (await findSite(db)).language);
}

/** Whether a member may publish without an owner's review. */
export async function findMayPublish(db: Database, member: Writer): Promise<boolean> {
  const { publishing } = await findSite(db);
  const before = db
    .select({ essayId: bylines.essayId })
    .from(bylines)
    .where(sql`${bylines.authorId} = ${member.authorId}::uuid`);
  const published = member.authorId
    ? await db.$count(essays, and(inArray(essays.id, before), eq(essays.status, 'published')))
    : 0;
  return mayPublish(member, { publishing }, published);
}

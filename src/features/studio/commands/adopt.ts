import { and, asc, eq } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import {
  adoptedFiles,
  authors,
  bylines,
  collaborators,
  curatedEdges,
  drafts,
  essays,
  members,
  pages,
  revisions,
} from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { essayPath, pagePath } from '../../addresses/rules.ts';
import { checkText } from '../../essays/text/read.ts';
import { findSite } from '../../site/queries.ts';
import { essayMatter } from '../queries/draft.ts';
import { findPlace, findPublishedMatter } from '../queries/source.ts';
import type { DraftStatus } from '../rules/draft.ts';
import { pageDraftMatter } from '../rules/matter.ts';
import { hashOf, type Said, tidy } from '../rules/text.ts';
import { isOwner, type Writer } from '../rules/writer.ts';
import { revisionOf } from './revision.ts';

/**
 * Lets the studio have the say over a file's essay from now on; those who sign it and have an account work on it.
 * @returns the draft's id.
 * @throws DomainError FORBIDDEN, NOT_FOUND; CONFLICT, naming the place, when it holds what the studio cannot.
 */
export async function adoptEssay(db: Database, owner: Writer, slug: string, now: Date): Promise<string> {
  refuseOthers(owner);
  const [file] = await db.select().from(essays).where(eq(essays.slug, slug));
  if (file?.source !== 'file' || file.status === 'unpublished')
    throw new DomainError('NOT_FOUND', (w) => w.studio.noFile);
  await refuseCode(file);
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(essays).where(eq(essays.id, file.id)).for('update');
    if (row?.source !== 'file' || row.hash !== file.hash)
      throw new DomainError('CONFLICT', (w) => w.studio.takenOver);
    const id = await takeEssayOver(tx, row, { by: owner.id, now });
    await changed(tx, ['essays', 'menus', `essay:${slug}`]);
    return id;
  });
}

/** Who takes a file's text over, if it is someone, and when. */
interface TakingOver {
  by: string | null;
  now: Date;
}

/** Makes an essay of a file, which holds nothing but what the studio can, one of the studio. @returns the draft's id. */
export async function takeEssayOver(
  tx: Database,
  file: Pick<typeof essays.$inferSelect, 'id' | 'slug' | 'hash' | 'body' | 'status'>,
  taking: TakingOver,
): Promise<string> {
  const stored = await findPublishedMatter(tx, file.id, file.hash);
  const signed = await listSigners(tx, file.id);
  const { original, ...place } = await findPlace(tx, file.id);
  const matter = essayMatter({ ...stored, ...place, authors: signed.bylines }, original);
  const said = { matter, body: tidy(file.body) };
  await tx
    .update(essays)
    .set({ source: 'studio', hash: hashOf(said) })
    .where(eq(essays.id, file.id));
  await remember(tx, essayPath(file.slug));
  await takeEdges(tx, file.id);
  const id = await open(tx, { essayId: file.id }, said, { ...taking, status: file.status });
  const joinedAt = taking.now;
  const joined = signed.memberIds.map((memberId) => ({
    draftId: id,
    memberId,
    invitedAt: joinedAt,
    joinedAt,
  }));
  if (joined.length > 0) await tx.insert(collaborators).values(joined);
  return id;
}

/** The same for a page. */
export async function adoptPage(db: Database, owner: Writer, slug: string, now: Date): Promise<string> {
  refuseOthers(owner);
  const [file] = await db.select().from(pages).where(eq(pages.slug, slug));
  if (file?.source !== 'file' || file.status === 'unpublished')
    throw new DomainError('NOT_FOUND', (w) => w.studio.noFile);
  await refuseCode(file);
  return db.transaction(async (tx) => {
    const { language } = await findSite(tx);
    const id = await takePageOver(tx, file, { by: owner.id, now, language });
    await changed(tx, ['pages', 'menus', 'site', `page:${slug}`]);
    return id;
  });
}

/** The same as `takeEssayOver` for a page. @throws DomainError CONFLICT when the file has said something else since. */
export async function takePageOver(
  tx: Database,
  file: typeof pages.$inferSelect,
  { language, ...taking }: TakingOver & { language: string },
): Promise<string> {
  const { title, description } = file;
  const lang = file.lang === language ? undefined : file.lang;
  const said = { matter: pageDraftMatter.parse({ title, description, lang }), body: tidy(file.body) };
  const [row] = await tx
    .update(pages)
    .set({ source: 'studio', hash: hashOf(said) })
    .where(and(eq(pages.id, file.id), eq(pages.source, 'file'), eq(pages.hash, file.hash)))
    .returning({ id: pages.id });
  if (!row) throw new DomainError('CONFLICT', (w) => w.studio.takenOver);
  await remember(tx, pagePath(file.slug));
  return open(tx, { pageId: file.id }, said, { ...taking, status: file.status });
}

function refuseOthers(owner: Writer) {
  if (!isOwner(owner)) throw new DomainError('FORBIDDEN', (w) => w.studio.adoptingForOwners);
}

/** A file is code and can do more than the studio, which evaluates nothing. */
async function refuseCode({ body, lang }: { body: string; lang: string }) {
  const { problems } = await checkText(body, lang);
  const [first] = problems;
  if (first) throw new DomainError('CONFLICT', (w) => w.studio.isCode(first));
}

/** Keeps the file from coming back once what was made of it is deleted for good. */
const remember = (tx: Database, path: string) =>
  tx.insert(adoptedFiles).values({ path }).onConflictDoNothing();

/** Who signs it as readers see it, which is not what the file says of someone who left. */
async function listSigners(tx: Database, essayId: string) {
  const signers = await tx
    .select({ author: authors.handle, voice: bylines.voice, memberId: members.id })
    .from(bylines)
    .innerJoin(authors, eq(authors.id, bylines.authorId))
    .leftJoin(members, eq(members.authorId, authors.id))
    .where(eq(bylines.essayId, essayId))
    .orderBy(asc(bylines.position));
  return {
    bylines: signers.map(({ author, voice }) => ({ author, ...(voice ? { voice } : {}) })),
    memberIds: signers.flatMap(({ memberId }) => memberId ?? []),
  };
}

async function takeEdges(tx: Database, fromId: string) {
  await tx
    .update(curatedEdges)
    .set({ source: 'studio' })
    .where(and(eq(curatedEdges.fromId, fromId), eq(curatedEdges.source, 'file')));
}

async function open(
  tx: Database,
  of: { essayId: string } | { pageId: string },
  said: Said,
  { status, by, now }: TakingOver & { status: DraftStatus },
) {
  const publishedVersion = status === 'draft' ? null : 1;
  const [draft] = await tx
    .insert(drafts)
    .values({ ...of, ...said, publishedVersion, savedAt: now, savedBy: by })
    .returning({ id: drafts.id });
  if (!draft) throw new Error('A draft could not be written.');
  const published = status === 'published';
  await tx.insert(revisions).values({ ...of, ...revisionOf(said), savedAt: now, published });
  return draft.id;
}

import type { Database } from '#db/client.ts';
import { collaborators, drafts, essays, pages, works } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { searchConfigFor } from '../../essays/rules/language.ts';
import { findSite } from '../../site/queries.ts';
import { findSource } from '../queries/source.ts';
import { draftMatter, pageDraftMatter } from '../rules/matter.ts';
import { hashOf, type Said } from '../rules/text.ts';
import { isOwner, mayWrite, type Writer } from '../rules/writer.ts';
import { handleOf } from './author.ts';
import { keepRevision } from './revision.ts';
import { shortId } from './short-id.ts';

/** Begins an empty essay. @returns the draft's id. @throws DomainError FORBIDDEN for who may not write. */
export function startEssay(db: Database, member: Writer, now: Date): Promise<string> {
  refuseReaders(member);
  return db.transaction(async (tx) => {
    const [work] = await tx.insert(works).values({}).returning({ id: works.id });
    if (!work) throw new Error('A work could not be written.');
    const { language } = await findSite(tx);
    const matter = draftMatter.parse({ authors: [{ author: await handleOf(tx, member.id, language) }] });
    return begin(tx, member, { workId: work.id, language, said: { matter, body: '' } }, now);
  });
}

/**
 * Begins another edition of an essay's work, with the essay's present text to start from.
 * @throws DomainError NOT_FOUND when the member may not work on that essay.
 */
export function startEdition(
  db: Database,
  member: Writer,
  essayId: string,
  { label, reason }: { label: string; reason: string },
  now: Date,
): Promise<string> {
  refuseReaders(member);
  return db.transaction(async (tx) => {
    const source = await findSource(tx, member, essayId);
    if (!source) throw new DomainError('NOT_FOUND', (w) => w.studio.noEssay);
    const { language } = await findSite(tx);
    const own = { author: await handleOf(tx, member.id, language) };
    const { title, standfirst, authors, topics, contentNotes, lang } = source.matter;
    const matter = draftMatter.parse({
      ...{ title, standfirst, topics, contentNotes, lang },
      authors: authors.length > 0 ? authors : [own],
      editionOf: { essay: source.original, label, reason },
    });
    const edition = { label, reason };
    const said = { matter, body: source.body };
    return begin(tx, member, { workId: source.workId, edition, language, said }, now);
  });
}

/** Begins an empty page of the site. @throws DomainError FORBIDDEN for who is not an owner. */
export function startPage(db: Database, owner: Writer, now: Date): Promise<string> {
  if (!isOwner(owner)) throw new DomainError('FORBIDDEN', (w) => w.studio.pagesForOwners);
  return db.transaction(async (tx) => {
    const { language } = await findSite(tx);
    const slug = `untitled-${shortId()}`;
    const said = { matter: pageDraftMatter.parse({}), body: '' };
    const [page] = await tx
      .insert(pages)
      .values({ ...emptyRow(slug, language, said), status: 'unpublished', updatedAt: now })
      .returning({ id: pages.id });
    if (!page) throw new Error('A page could not be written.');
    return open(tx, owner, { pageId: page.id, ...said }, now);
  });
}

interface Beginning {
  workId: string;
  edition?: { label: string; reason: string };
  language: string;
  said: Said;
}

async function begin(
  tx: Database,
  member: Writer,
  { workId, edition, language, said }: Beginning,
  now: Date,
) {
  const slug = `untitled-${shortId()}`;
  const [essay] = await tx
    .insert(essays)
    .values({
      ...emptyRow(slug, language, said),
      workId,
      words: 0,
      editionLabel: edition?.label ?? null,
      editionReason: edition?.reason ?? null,
    })
    .returning({ id: essays.id });
  if (!essay) throw new Error('An essay could not be written.');
  const id = await open(tx, member, { essayId: essay.id, ...said }, now);
  if (said.body) await keepRevision(tx, { essayId: essay.id, pageId: null, said, member, now });
  return id;
}

/** What readers would see if they could: nothing, until the draft is published. */
const emptyRow = (slug: string, lang: string, said: Said) => ({
  slug,
  source: 'studio' as const,
  title: slug,
  lang,
  body: '',
  text: '',
  hash: hashOf(said),
  searchConfig: searchConfigFor(lang),
});

async function open(
  tx: Database,
  member: Writer,
  values: Said & ({ essayId: string } | { pageId: string }),
  now: Date,
) {
  const [draft] = await tx
    .insert(drafts)
    .values({ ...values, savedAt: now, savedBy: member.id })
    .returning({ id: drafts.id });
  if (!draft) throw new Error('A draft could not be written.');
  await tx
    .insert(collaborators)
    .values({ draftId: draft.id, memberId: member.id, invitedAt: now, joinedAt: now });
  return draft.id;
}

function refuseReaders(member: Writer) {
  if (!mayWrite(member)) throw new DomainError('FORBIDDEN', (w) => w.studio.forAuthors);
}

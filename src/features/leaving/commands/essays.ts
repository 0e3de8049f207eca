import { randomBytes } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { authors, bylines, essays } from '#db/schema/index.ts';
import { forgetRedirectsTo } from '../../addresses/commands.ts';
import { authorPath } from '../../addresses/rules.ts';
import { settleWorks } from '../../essays/commands/works.ts';
import { forgetDrafts, renameSigner } from '../../studio/commands/leave.ts';
import { listEssaysOfAuthor } from '../queries/essays.ts';
import { type LeavingPlan, treatmentOfEssay } from '../rules/plan.ts';

/** Does with each of an author's essays what they planned. @returns the essays as they were. */
export async function treatEssays(tx: Database, authorId: string | null, plan: LeavingPlan) {
  if (!authorId) return [];
  const own = await listEssaysOfAuthor(tx, authorId);
  const thoseFor = (treatment: ReturnType<typeof treatmentOfEssay>) =>
    own.filter((essay) => treatmentOfEssay(plan, essay) === treatment);
  const [offline, renamed, unnamed] = [
    thoseFor('unpublish'),
    thoseFor('pseudonym'),
    thoseFor('take-name-off'),
  ];
  await settle(tx, renamed, { authorsWish: 'signed-otherwise' });
  await settle(tx, unnamed, { authorsWish: 'signed-otherwise' });
  await settle(tx, offline, { authorsWish: 'unpublished', status: 'unpublished', standing: false });
  const [author] = await tx.select().from(authors).where(eq(authors.id, authorId));
  if (author) await giveTo(tx, renamed, author, plan);
  await takeNameOff(tx, [...offline, ...unnamed], authorId);
  await forgetDrafts(tx, idsOf(offline));
  if (author) await renameSigner(tx, { from: author.handle, essayIds: idsOf(unnamed) });
  await settleWorks(tx, [...new Set(offline.map(({ workId }) => workId))]);
  const nothingKept = sql`not exists (select from bylines where bylines.author_id = ${authors.id})`;
  const [gone] = await tx
    .delete(authors)
    .where(and(eq(authors.id, authorId), nothingKept))
    .returning({ handle: authors.handle });
  if (gone) {
    await renameSigner(tx, { from: gone.handle });
    await forgetRedirectsTo(tx, authorPath(gone.handle));
  }
  if (own.length > 0) await changed(tx, ['essays', 'menus', ...own.map(({ slug }) => `essay:${slug}`)]);
  return own;
}

interface Some {
  id: string;
}

async function settle(tx: Database, some: Some[], wish: Partial<typeof essays.$inferInsert>) {
  if (some.length > 0)
    await tx
      .update(essays)
      .set(wish)
      .where(inArray(essays.id, idsOf(some)));
}

/** Lets a new author sign who is nobody else. */
async function giveTo(
  tx: Database,
  some: Some[],
  leaver: { id: string; handle: string },
  { essayPseudonym, dropVoices }: LeavingPlan,
) {
  if (some.length === 0 || !essayPseudonym) return;
  const handle = `pseudonym-${randomBytes(4).toString('hex')}`;
  const [author] = await tx
    .insert(authors)
    .values({ handle, name: essayPseudonym, source: 'studio' })
    .returning({ id: authors.id });
  if (!author) throw new Error('An author could not be written.');
  await tx
    .update(bylines)
    .set({ authorId: author.id, ...(dropVoices ? { voice: null } : {}) })
    .where(bylinesOn(some, leaver.id));
  await renameSigner(tx, { from: leaver.handle, to: handle, dropVoices, essayIds: idsOf(some) });
}

async function takeNameOff(tx: Database, some: Some[], authorId: string) {
  if (some.length > 0) await tx.delete(bylines).where(bylinesOn(some, authorId));
}

const idsOf = (some: Some[]) => some.map(({ id }) => id);

const bylinesOn = (some: Some[], authorId: string) =>
  and(inArray(bylines.essayId, idsOf(some)), eq(bylines.authorId, authorId));

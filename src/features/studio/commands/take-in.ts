import { sql } from 'drizzle-orm';
import { insertMany } from '#db/bulk.ts';
import type { Database } from '#db/client.ts';
import { drafts, revisions } from '#db/schema/index.ts';
import type { Said } from '../rules/text.ts';
import { revisionOf } from './revision.ts';
import { joinSigned } from './write-as.ts';

/** What an essay or page that came from elsewhere says, for its authors to go on with. */
export interface TakenIn {
  of: { essayId: string } | { pageId: string };
  said: Said;
  savedAt: Date;
  /** Whether readers see it, or will at its time. */
  published: boolean;
  /** Whether they see it now. */
  seen: boolean;
}

/** Opens drafts of essays and pages that came from elsewhere; those who sign them and have an account work on them. */
export async function openTakenIn(tx: Database, given: TakenIn[]) {
  if (given.length === 0) return;
  await insertMany(
    tx,
    drafts,
    given.map(({ of, said, savedAt, published }) => ({
      ...{ ...of, ...said, savedAt },
      publishedVersion: published ? 1 : null,
    })),
  );
  await tx
    .insert(revisions)
    .values(
      given.map(({ of, said, savedAt, seen }) => ({ ...of, ...revisionOf(said), savedAt, published: seen })),
    );
  const essayIds = given.flatMap(({ of }) => ('essayId' in of ? of.essayId : []));
  if (essayIds.length > 0) await joinSigned(tx, sql`drafts.essay_id in ${essayIds}`);
}

/** Lets a draft say what its source says by now, as a save of nobody's. @returns its new version. */
export async function renewTakenIn(
  tx: Database,
  { of, said, savedAt, published, seen }: TakenIn,
): Promise<number> {
  const which =
    'essayId' in of ? sql`${drafts.essayId} = ${of.essayId}` : sql`${drafts.pageId} = ${of.pageId}`;
  const [draft] = await tx
    .update(drafts)
    .set({
      ...said,
      ...{ savedAt, savedBy: null, version: sql`${drafts.version} + 1` },
      publishedVersion: published ? sql`${drafts.version} + 1` : null,
    })
    .where(which)
    .returning({ version: drafts.version });
  if (!draft) throw new Error('A draft that came in is not there.');
  await tx.insert(revisions).values({ ...of, ...revisionOf(said), savedAt, published: seen });
  return draft.version;
}

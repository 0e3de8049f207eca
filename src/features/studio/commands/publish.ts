import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { drafts } from '#db/schema/index.ts';
import { DomainError, FieldError } from '../../../errors.ts';
import { checkDraft, findMayPublish } from '../queries/publishing.ts';
import type { Draft } from '../rules/draft.ts';
import type { DraftProblem } from '../rules/problem.ts';
import { isOwner, type Writer } from '../rules/writer.ts';
import { publishEssay } from './publish-essay.ts';
import { publishPage } from './publish-page.ts';
import { tellPublished } from './review-mail.ts';
import { findOpenDraft } from './save.ts';

/** Held by whoever publishes: addresses, parts and leads are given one after the other. */
const PUBLISHING_LOCK = 728_114_003;

interface Publishing {
  /** The version that its author has looked at. */
  version: number;
  /** A moment to come makes it a schedule. */
  at?: Date | undefined;
}

export interface Published {
  slug: string;
  status: 'published' | 'scheduled';
}

/**
 * Lets readers see what a draft says, now or at its time; with problems nothing is done.
 * @throws DomainError NOT_FOUND; CONFLICT when it was changed or thrown away; FORBIDDEN where an owner has to look first.
 */
export async function publishDraft(
  db: Database,
  member: Writer,
  id: string,
  { version, at }: Publishing,
  now: Date,
): Promise<Published | { problems: DraftProblem[] }> {
  const draft = await findOpenDraft(db, member, id);
  await refuseUnreviewed(db, member, draft);
  const check = await checkDraft(db, draft);
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${PUBLISHING_LOCK})`);
      await lockVersion(tx, draft, version);
      const published =
        draft.kind === 'essay'
          ? await publishEssay(tx, draft, check, { publisher: member, at, now })
          : await publishPage(tx, draft, check, { publisher: member, now });
      if ('problems' in published) return published;
      await tx
        .update(drafts)
        .set({ publishedVersion: version, review: 'none', submittedAt: null })
        .where(eq(drafts.id, id));
      if (draft.review === 'waiting') await tellPublished(tx, draft, member, published.slug, now);
      return published;
    });
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    return { problems: [{ field: error.field, message: error.message }] };
  }
}

async function refuseUnreviewed(db: Database, member: Writer, { kind }: Draft) {
  const may = kind === 'page' ? isOwner(member) : await findMayPublish(db, member);
  if (!may) throw new DomainError('FORBIDDEN', (w) => w.studio.reviewFirst);
}

async function lockVersion(tx: Database, draft: Draft, version: number) {
  const [row] = await tx
    .select({ version: drafts.version, deletedAt: drafts.deletedAt })
    .from(drafts)
    .where(eq(drafts.id, draft.id))
    .for('update');
  if (row?.version !== version || draft.version !== version || row.deletedAt)
    throw new DomainError('CONFLICT', (w) => w.studio.changedMeanwhile);
}

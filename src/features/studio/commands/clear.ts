import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import type { Writer } from '../rules/writer.ts';
import { adoptEssay } from './adopt.ts';
import { deleteDraft } from './delete.ts';

/**
 * Takes over every essay that a file says and throws it away, so that a site can begin with its own; each can be had back
 * for thirty days. @returns how many went, and how many stay because a file holds more than the studio can.
 * @throws DomainError FORBIDDEN.
 */
export async function clearEssayFiles(db: Database, owner: Writer, now: Date) {
  const count = { gone: 0, kept: 0 };
  const editionsFirst = isNull(essays.editionLabel);
  const files = await db
    .select({ slug: essays.slug })
    .from(essays)
    .where(and(eq(essays.source, 'file'), ne(essays.status, 'unpublished')))
    .orderBy(editionsFirst, essays.slug);
  for (const { slug } of files)
    try {
      await deleteDraft(db, owner, await adoptEssay(db, owner, slug, now), now);
      count.gone++;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'CONFLICT') throw error;
      count.kept++;
    }
  return count;
}

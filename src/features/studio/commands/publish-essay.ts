import { and, eq, ne, sql } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { drafts, essays } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { writeEdges } from '../../essays/commands/parts.ts';
import { settleWorks } from '../../essays/commands/works.ts';
import { type KnownEssay, writeEssay } from '../../essays/commands/write.ts';
import type { TextCheck } from '../../essays/rules/safe-mdx.ts';
import { findSite } from '../../site/queries.ts';
import { readEssay } from '../queries/publishing.ts';
import type { EssayDraft } from '../rules/draft.ts';
import type { DraftProblem } from '../rules/problem.ts';
import { hashOf } from '../rules/text.ts';
import type { Writer } from '../rules/writer.ts';
import type { Published } from './publish.ts';
import { keepPublished } from './revision.ts';

/** Writes an essay's row from its draft, as a file's is written, and says what changed. */
export async function publishEssay(
  tx: Database,
  draft: EssayDraft,
  check: TextCheck,
  asked: { publisher: Writer; at: Date | undefined; now: Date },
): Promise<Published | { problems: DraftProblem[] }> {
  const ready = await readEssay(tx, draft, check, asked);
  if ('problems' in ready) return ready;
  const { slug, matter } = ready;
  const [before] = await tx.select().from(essays).where(eq(essays.id, draft.essayId)).for('update');
  if (!before) throw new Error('A draft has no essay.');
  if (before.authorsWish === 'unpublished') throw new DomainError('CONFLICT', (w) => w.studio.authorLeft);

  if (matter.lead) await takeLead(tx, before);
  const { text, words } = check;
  const said = { slug, matter, body: draft.body, text, words, hash: hashOf(draft) };
  const row = await writeEssay(tx, said, {
    ...{ source: 'studio', site: await findSite(tx), now: asked.now, before },
    originalWorkId: before.workId,
  });
  await writeEdges(tx, row.id, 'studio', matter.related);
  await settleWorks(tx, [row.workId]);
  await keepPublished(tx, draft, asked.publisher, { now: asked.now, seen: row.status === 'published' });
  await changed(tx, [...new Set(['essays', 'menus', `essay:${before.slug}`, `essay:${slug}`])]);
  return { slug, status: row.status === 'scheduled' ? 'scheduled' : 'published' };
}

/** The lead goes from one edition of the studio to another; one that a file gave is for the file to give up. */
async function takeLead(tx: Database, { id, workId }: KnownEssay) {
  const others = and(eq(essays.workId, workId), ne(essays.id, id), eq(essays.source, 'studio'));
  const siblings = await tx.update(essays).set({ lead: false }).where(others).returning({ id: essays.id });
  for (const sibling of siblings)
    await tx
      .update(drafts)
      .set({ matter: sql`jsonb_set(${drafts.matter}, '{lead}', 'false')` })
      .where(eq(drafts.essayId, sibling.id));
}

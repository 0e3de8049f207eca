import type { Publication } from '#src/features/content/rules/publication.ts';
import { writeEdges } from '#src/features/essays/commands/parts.ts';
import { type KnownEssay, writeEssay } from '#src/features/essays/commands/write.ts';
import { revisions } from '../schema/index.ts';
import { takingIn } from './clashes.ts';
import type { SyncContext } from './index.ts';

export type FileEssay = Publication['essays'][number];

/** Gives a file its row, and keeps what it says now as a revision. */
export async function takeEssayIn(
  { tx, publication, rowHash, now }: SyncContext,
  file: FileEssay,
  before: KnownEssay | undefined,
  known: Map<string, KnownEssay>,
) {
  const { matter, body } = file;
  const originalWorkId = matter.editionOf && known.get(matter.editionOf.essay)?.workId;
  const said = { ...file, hash: rowHash(file.hash) };
  const writing = { source: 'file' as const, site: publication.site, now, before, originalWorkId };
  const row = await takingIn(file.file, () => writeEssay(tx, said, writing));
  await tx.insert(revisions).values({
    essayId: row.id,
    savedAt: now,
    title: matter.title,
    standfirst: matter.standfirst,
    body,
    matter,
    published: row.status === 'published',
    hash: row.hash,
  });
  return row;
}

export async function takeEdgesIn({ tx }: SyncContext, file: FileEssay, known: Map<string, KnownEssay>) {
  const row = known.get(file.slug);
  if (row) await writeEdges(tx, row.id, 'file', file.matter.related);
}

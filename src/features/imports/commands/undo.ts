import { eq } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import { imports } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { words } from '../../../words/words.ts';
import { findSite } from '../../site/queries.ts';
import { findImport } from '../queries/imports.ts';
import type { Undone } from '../rules/undoing.ts';
import type { ImportPlace, ImportTools } from './context.ts';
import { IMPORT_LOCK } from './run.ts';
import { undoComments } from './undo-comments.ts';
import { undoEssays, undoPages } from './undo-documents.ts';
import { undoAuthors, undoSeries, undoTopics } from './undo-subjects.ts';
import { undoMedia, undoMenus, undoPings, undoRedirects } from './undo-things.ts';
import type { Undoing } from './undoing.ts';

/** What takes away each kind, in such an order that nothing goes before what needs it. */
const STEPS = [
  ['redirects', undoRedirects],
  ['menus', undoMenus],
  ['comments', undoComments],
  ['pings', undoPings],
  ['essays', undoEssays],
  ['pages', undoPages],
  ['media', undoMedia],
  ['series', undoSeries],
  ['topics', undoTopics],
  ['authors', undoAuthors],
] as const;

/**
 * Takes away what an import made, but for what was edited, claimed or answered here since, and what something else
 * needs. Cut short, it can be asked for again.
 * @throws DomainError NOT_FOUND; CONFLICT while an import runs, or when there is nothing to undo.
 */
export async function undoImport(
  place: ImportPlace,
  importId: string,
  { storage }: Pick<ImportTools, 'storage'>,
  progress: (step: string, done: number, of: number) => void,
  now: Date,
): Promise<Undone> {
  const undone = await place.tryLock(IMPORT_LOCK, async () => {
    const { db } = place;
    const found = await findImport(db, importId);
    if (!found) throw new DomainError('NOT_FOUND', (w) => w.imports.noSuch);
    if (found.state === 'undone' || found.dryRun)
      throw new DomainError('CONFLICT', (w) => w.imports.nothingToUndo);
    const says = words((await findSite(db)).language).importReport.undo;
    const undoing: Undoing = { db, importId, storage, says, removed: {}, kept: [] };
    for (const [at, [kind, undo]] of STEPS.entries()) {
      progress(kind, at, STEPS.length);
      await undo(undoing);
    }
    const { removed, kept } = undoing;
    await db.transaction(async (tx) => {
      const values = { state: 'undone' as const, finishedAt: now, undoing: { removed, kept } };
      await tx.update(imports).set(values).where(eq(imports.id, importId));
      await changed(tx, ['essays', 'menus', 'pages', 'site']);
    });
    return { removed, kept };
  });
  if (!undone) throw new DomainError('CONFLICT', (w) => w.imports.anotherRuns);
  return undone;
}

import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import type { TextCheck } from '../../essays/rules/safe-mdx.ts';
import { writePage } from '../../pages/commands/write.ts';
import { findSite } from '../../site/queries.ts';
import { readPage } from '../queries/publishing.ts';
import type { PageDraft } from '../rules/draft.ts';
import type { DraftProblem } from '../rules/problem.ts';
import { hashOf } from '../rules/text.ts';
import type { Writer } from '../rules/writer.ts';
import type { Published } from './publish.ts';
import { keepPublished } from './revision.ts';

/** Writes a page's row from its draft, as a file's is written, and says what changed. */
export async function publishPage(
  tx: Database,
  draft: PageDraft,
  check: TextCheck,
  { publisher, now }: { publisher: Writer; now: Date },
): Promise<Published | { problems: DraftProblem[] }> {
  const ready = await readPage(tx, draft, check);
  if ('problems' in ready) return ready;
  const { slug, matter } = ready;
  const { body, pageId } = draft;
  const hash = hashOf(draft);
  const { language } = await findSite(tx);
  await writePage(
    tx,
    { slug, matter, body, text: check.text, hash },
    { source: 'studio', language, now, pageId },
  );
  await keepPublished(tx, draft, publisher, { now, seen: true });
  await changed(tx, [...new Set(['pages', 'menus', 'site', `page:${draft.slug}`, `page:${slug}`])]);
  return { slug, status: 'published' };
}

import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays, pages } from '#db/schema/index.ts';
import { checkText } from '../../essays/text/read.ts';
import { findPublishedMatter } from '../../studio/queries/source.ts';
import { isShown } from '../../studio/rules/draft.ts';
import { essayFile, pageFile } from '../../studio/rules/mdx-file.ts';

/** An essay or page that a file of `content/` has the say over. */
export interface FileText {
  kind: 'essay' | 'page';
  slug: string;
  body: string;
  /** Whether it does more than a text from the browser may, so that it needs a build. */
  isCode: boolean;
  /** The same said anew, for when its file is no longer there. */
  retold(): Promise<string>;
}

/** Every text of a file, one after the other; only what readers see unless all are wanted. */
export async function* listFileTexts(db: Database, all: boolean): AsyncGenerator<FileText> {
  const seen = (column: typeof essays.status | typeof pages.status): SQL | undefined =>
    all ? undefined : eq(column, 'published');
  const essayIds = await db
    .select({ id: essays.id })
    .from(essays)
    .where(and(eq(essays.source, 'file'), seen(essays.status)))
    .orderBy(asc(essays.slug));
  for (const { id } of essayIds) {
    const [essay] = await db.select().from(essays).where(eq(essays.id, id));
    if (!essay) continue;
    yield {
      ...{ kind: 'essay', slug: essay.slug, body: essay.body },
      isCode: await isCode(essay.body, essay.lang),
      async retold() {
        const matter = await findPublishedMatter(db, id, essay.hash);
        const published = matter.published ?? essay.publishedAt?.toISOString();
        return essayFile({ ...matter, published }, essay.body, { draft: !isShown(essay.status) });
      },
    };
  }
  const pageRows = await db
    .select()
    .from(pages)
    .where(and(eq(pages.source, 'file'), seen(pages.status)))
    .orderBy(asc(pages.slug));
  for (const { slug, body, title, description, lang } of pageRows)
    yield {
      ...{ kind: 'page', slug, body },
      isCode: await isCode(body, lang),
      retold: async () => pageFile({ slug, title, description, lang }, body),
    };
}

async function isCode(body: string, lang: string) {
  return (await checkText(body, lang)).problems.length > 0;
}

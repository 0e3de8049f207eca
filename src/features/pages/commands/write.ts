import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { pages } from '#db/schema/index.ts';
import { takeAddress } from '../../addresses/commands.ts';
import { pagePath } from '../../addresses/rules.ts';
import type { PageFrontMatter } from '../../essays/rules/front-matter.ts';
import { searchConfigFor } from '../../essays/rules/language.ts';

/** All that a page says, by whichever door it came. */
export interface SaidPage {
  slug: string;
  matter: PageFrontMatter;
  body: string;
  text: string;
  /** Tells this saying from every other one. */
  hash: string;
}

interface Writing {
  source: 'file' | 'studio';
  /** The site's language. */
  language: string;
  now: Date;
  /** The row that is there already. */
  pageId: string | undefined;
}

/** Makes or renews a page's row, published. @throws DomainError CONFLICT when something else has its address. */
export async function writePage(tx: Database, said: SaidPage, { source, language, now, pageId }: Writing) {
  const { slug, matter, body, text, hash } = said;
  const lang = matter.lang ?? language;
  const values = {
    slug,
    source,
    status: 'published',
    title: matter.title,
    description: matter.description,
    lang,
    body,
    text,
    hash,
    updatedAt: now,
    searchConfig: searchConfigFor(lang),
  } satisfies typeof pages.$inferInsert;
  const [row] = pageId
    ? await tx.update(pages).set(values).where(eq(pages.id, pageId)).returning({ id: pages.id })
    : await tx.insert(pages).values(values).returning({ id: pages.id });
  if (!row) throw new Error(`The row of the page ${slug} could not be written.`);
  await takeAddress(tx, pagePath(slug), { pageId: row.id });
}

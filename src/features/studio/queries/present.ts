import type { Database } from '#db/client.ts';
import { followSlugs } from '../../addresses/queries.ts';
import { authorPath, essayPath, seriesPath, topicPath } from '../../addresses/rules.ts';
import type { DraftMatter } from '../rules/matter.ts';

/** A draft's details with everything they name by the address it has now, however it was called when they were written. */
export async function presentMatter(db: Database, matter: DraftMatter): Promise<DraftMatter> {
  const { authors, topics, series, related } = matter;
  const [authorNow, topicNow, seriesNow, essayNow] = await Promise.all([
    follow(
      db,
      authorPath,
      authors.map(({ author }) => author),
    ),
    follow(db, topicPath, topics),
    follow(db, seriesPath, series ? [series] : []),
    follow(
      db,
      essayPath,
      related.map(({ slug }) => slug),
    ),
  ]);
  return {
    ...matter,
    authors: authors.map((byline) => ({ ...byline, author: authorNow(byline.author) })),
    topics: [...new Set(topics.map(topicNow))],
    series: series && seriesNow(series),
    related: related.map((one) => ({ ...one, slug: essayNow(one.slug) })),
  };
}

async function follow(db: Database, pathOf: (slug: string) => string, slugs: string[]) {
  const present = await followSlugs(db, pathOf, slugs);
  return (slug: string) => present.get(slug) ?? slug;
}

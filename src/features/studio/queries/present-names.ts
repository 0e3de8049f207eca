import type { Database } from '#db/client.ts';
import { followSlugs } from '../../addresses/queries.ts';
import { authorPath, seriesPath, topicPath } from '../../addresses/rules.ts';
import type { DraftMatter } from '../rules/matter.ts';

/** A draft names its topics, series and authors by the slugs that they have now, whatever they were called when it was saved. */
export async function withPresentNames(db: Database, matter: DraftMatter): Promise<DraftMatter> {
  const handles = matter.authors.map(({ author }) => author);
  const topics = await followSlugs(db, topicPath, matter.topics);
  const authors = await followSlugs(db, authorPath, handles);
  const [series] = matter.series ? (await followSlugs(db, seriesPath, [matter.series])).values() : [];
  return {
    ...matter,
    topics: [...new Set(topics.values())],
    authors: matter.authors.map((byline) => ({
      ...byline,
      author: authors.get(byline.author) ?? byline.author,
    })),
    series: series ?? matter.series,
  };
}

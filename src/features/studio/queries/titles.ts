import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { essayPath } from '../../addresses/rules.ts';

const MOST_TITLES = 10;

/** Published essays whose title holds these words or something like them, the likest first; without words the newest. */
export async function listTitles(db: Database, query: string) {
  const words = query.trim().slice(0, 100);
  const holding = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const found = rowsOf<{ slug: string; title: string }>(
    await db.execute(sql`
      select slug, title from essays
      where status = 'published' and (title ilike ${holding} or ${words} <% title)
      order by word_similarity(${words}, title) desc, published_at desc limit ${MOST_TITLES}`),
  );
  return found.map(({ slug, title }) => ({ slug, title, path: essayPath(slug) }));
}

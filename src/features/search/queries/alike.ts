import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';

const MOST_ALIKE = 5;

/** The share of the question's trigrams that a title must hold: "lanyrads" has 0.44 of "lanyards". */
const LIKENESS = '0.4';

/** Shorter questions are like too many titles. */
const LEAST_LETTERS = /[\p{L}\p{N}]{4}/u;

/**
 * Titles in which the question stands but for a typing slip, the likest first, one edition of each work.
 * The subselect hides the words from the planner, which would otherwise compare every title.
 */
export async function listAlikeTitles(db: Database, query: string) {
  if (!LEAST_LETTERS.test(query)) return [];
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', ${LIKENESS}, true)`);
    return rowsOf<{ slug: string; title: string; lang: string }>(
      await tx.execute(sql`
        with alike as (
          select distinct on (work_id) slug, title, lang, word_similarity(${query}, title) as likeness, published_at
          from essays where status = 'published' and (select ${query}::text) <% title
          order by work_id, likeness desc, standing desc
        )
        select slug, title, lang from alike order by likeness desc, published_at desc limit ${MOST_ALIKE}`),
    );
  });
}

import { type SQL, sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import type { Byline } from '../../essays/queries/cards.ts';
import { excerptOf, type FoundEssay, MATCH_START, MATCH_STOP, RESULTS_PER_PAGE } from '../rules.ts';

/**
 * Ranking reads the whole search vector of an essay from outside the row, so a word that all essays share may not rank
 * them all: the newest of each kind of match are ranked.
 */
const MOST_HEAD_MATCHES = 200;
const MOST_TEXT_MATCHES = 200;

/**
 * The index does not know where words stand, so a phrase is looked for in the essays themselves: in the newest of those
 * that hold all its words, at some 6 µs each.
 */
const MOST_PHRASE_READS = 2000;

/** The most text that an excerpt is looked for in; it takes the database about a millisecond for each 6,000. */
const EXCERPT_CHARACTERS = 30_000;

const HEADLINE = `StartSel=${MATCH_START},StopSel=${MATCH_STOP},MaxFragments=2,MaxWords=26,MinWords=12,FragmentDelimiter=" … "`;
const WHOLE = `StartSel=${MATCH_START},StopSel=${MATCH_STOP},HighlightAll=true`;

interface Row {
  slug: string;
  title: string;
  lang: string;
  publishedAt: string;
  editionLabel: string | null;
  bylines: Byline[];
  passage: string;
  standfirst: string;
  total: number;
  more: boolean;
}

/** One page of the works that match, best first, each by its best-matching edition. */
export async function findEssays(db: Database, asked: SQL, page: number) {
  const rows = rowsOf<Row>(
    await db.execute(sql`
      with asked as materialized (${asked}),
      candidates as materialized (${candidates}),
      works_ranked as (
        select distinct on (essays.work_id) essays.id, essays.published_at, candidates.query, candidates.config,
          ts_rank(essays.search, candidates.query, 1) as rank
        from candidates join essays on essays.id = candidates.id
        where essays.search @@ candidates.query
        order by essays.work_id, rank desc, essays.standing desc
      ), numbered as (
        select *, row_number() over (order by rank desc, published_at desc, id desc) as place,
          count(*) over () as total
        from works_ranked
      )
      select essays.slug, essays.title, essays.lang, essays.published_at as "publishedAt",
        essays.edition_label as "editionLabel", numbered.total::int as total,
        (select count(*) from candidates) >= ${MOST_TEXT_MATCHES}::int as more,
        (select coalesce(json_agg(json_build_object('handle', authors.handle, 'name', authors.name,
            'voice', null) order by bylines.position), '[]')
          from bylines join authors on authors.id = bylines.author_id
          where bylines.essay_id = essays.id) as bylines,
        ts_headline(numbered.config, ${unmarked(sql`left(essays.text, ${EXCERPT_CHARACTERS}::int)`)},
          numbered.query, ${HEADLINE}) as passage,
        ts_headline(numbered.config, ${unmarked(sql`essays.standfirst`)}, numbered.query, ${WHOLE}) as standfirst
      from numbered join essays on essays.id = numbered.id
      where (place - 1) / ${RESULTS_PER_PAGE}::int = least(${page}::int - 1, (total - 1) / ${RESULTS_PER_PAGE}::int)
      order by place`),
  );
  const [first] = rows;
  return { essays: rows.map(toFoundEssay), total: first?.total ?? 0, more: first?.more ?? false };
}

/**
 * Newest matches in title and standfirst, then in the text. Comparing with a column of `asked` hides the words from the
 * planner, which would otherwise read every essay for a word that it knows to be common.
 */
const candidates = sql`
  select asked.query, asked.config, matches.id
  from asked, lateral (
    (select essays.id from essays
      where essays.status = 'published' and essays.search_config = asked.config
        and essays.head_search @@ asked.query
      order by essays.published_at desc limit ${MOST_HEAD_MATCHES}::int)
    union
    (select newest.id from (
        select essays.id, essays.search from essays
        where essays.status = 'published' and essays.search_config = asked.config
          and essays.search @@ asked.loose
        order by essays.published_at desc limit ${MOST_PHRASE_READS}::int) newest
      where newest.search @@ asked.query limit ${MOST_TEXT_MATCHES}::int)) matches`;

/** Text that cannot be taken for a mark of ours. */
const unmarked = (text: SQL) => sql`translate(${text}, ${MATCH_START + MATCH_STOP}, '')`;

function toFoundEssay({ passage, standfirst, total, more, publishedAt, ...essay }: Row): FoundEssay {
  return { ...essay, publishedAt: new Date(publishedAt), excerpt: excerptOf(passage, standfirst) };
}

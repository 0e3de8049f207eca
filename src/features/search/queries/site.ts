import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { remembered } from '../../../server/memory.ts';
import { cleanQuery, RESULTS_PER_PAGE, type SearchResults } from '../rules.ts';
import { listAlikeTitles } from './alike.ts';
import { findEssays } from './essays.ts';
import { findResources } from './resources.ts';

/** With fewer essays than this, titles that look like the question are shown too. */
const FEW_ESSAYS = 3;

/** No search ranks so many essays; the database counts no further than some. */
const MOST_PAGES = 1000;

/** Searches published essays and resources, every language in its own way. Any text is a good question. */
export async function searchSite(
  db: Database,
  question: string,
  { page: wanted = 1 }: { page?: number } = {},
): Promise<SearchResults> {
  const page = Math.min(wanted, MOST_PAGES);
  const query = cleanQuery(question);
  if (query === '')
    return { query, total: 0, more: false, page: 1, pages: 1, essays: [], alike: [], resources: [] };
  const asked = askedIn(await listSearchConfigs(db), query);
  const [{ essays, total, more }, resources] = await Promise.all([
    findEssays(db, asked, page),
    page === 1 ? findResources(db, asked) : [],
  ]);
  const found = new Set(essays.map((essay) => essay.slug));
  const alike = total < FEW_ESSAYS ? await listAlikeTitles(db, query) : [];
  const pages = Math.max(1, Math.ceil(total / RESULTS_PER_PAGE));
  return {
    query,
    total,
    more,
    page: Math.min(page, pages),
    pages,
    essays,
    alike: alike.filter((title) => !found.has(title.slug)),
    resources,
  };
}

/**
 * The question in each text search configuration that understands a word of it and that an index can answer;
 * `loose` asks for a phrase's words in any order. (Not within a negation, where that would ask for less.)
 */
const askedIn = (configs: string[], query: string) => sql`
  select config, query, case when query::text like '%!%' then query
    else regexp_replace(query::text, '<(-|\\d+)>', '&', 'g')::tsquery end as loose
  from (
    select name::regconfig as config, websearch_to_tsquery(name::regconfig, ${query}) as query
    from unnest(string_to_array(${configs.join(' ')}, ' ')) name) asking
  where querytree(query) not in ('', 'T')`;

/** The text search configurations in use, so that each is asked once and no other. */
const listSearchConfigs = (db: Database) =>
  remembered('search configurations', ['essays', 'menus', 'site'], async () => {
    const rows = rowsOf<{ config: string }>(
      await db.execute(sql`
        select search_config::text as config from essays where status = 'published'
        union select search_config::text from resources`),
    );
    return rows.map((row) => row.config);
  });

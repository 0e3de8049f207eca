import { type SQL, sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { innerTarget } from '../../menus/queries/menus.ts';
import type { FoundResource } from '../rules.ts';

const MOST_RESOURCES = 10;

interface Row {
  ownTitle: string;
  url: string | null;
  inner: { path: string; title: string } | null;
  annotation: string;
  menu: FoundResource['menu'];
}

/** The resources that match best, each with the menu it stands in. */
export async function findResources(db: Database, asked: SQL): Promise<FoundResource[]> {
  const rows = rowsOf<Row>(
    await db.execute(sql`
      with asked as materialized (${asked})
      select resources.title as "ownTitle", resources.url, ${innerTarget} as inner, resources.annotation,
        json_build_object('slug', menus.slug, 'title', menus.title) as menu
      from asked
        join resources on resources.search_config = asked.config and resources.search @@ asked.query
        join sections on sections.id = resources.section_id
        join menus on menus.id = sections.menu_id
      where resources.retired_at is null and (resources.url is not null or ${innerTarget} is not null)
      order by ts_rank(resources.search, asked.query, 1) desc, resources.id
      limit ${MOST_RESOURCES}`),
  );
  return rows.map(({ ownTitle, url, inner, annotation, menu }) => ({
    title: ownTitle || (inner?.title ?? ''),
    url: url ?? inner?.path ?? '/',
    outside: url !== null,
    annotation,
    menu,
  }));
}

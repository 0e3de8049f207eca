import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { RESERVED_SEGMENTS } from '../../addresses/rules.ts';

const namesIn = (result: unknown) => rowsOf<{ name: string }>(result).map(({ name }) => name);

/** Names under which no further essay can stand. */
export const listTakenEssays = async (db: Database): Promise<string[]> =>
  namesIn(
    await db.execute(sql`select slug as name from essays
      union select split_part(path, '/', 3) from addresses where path like '/essays/_%'`),
  );

/** Names under which no further page can stand. */
export const listTakenPages = async (db: Database): Promise<string[]> => [
  ...RESERVED_SEGMENTS,
  ...namesIn(
    await db.execute(sql`select slug as name from pages
      union select split_part(path, '/', 2) from addresses where path ~ '^/[^/?]+/?$'`),
  ),
];

/** A document of a source that is here already. */
export interface PresentDocument {
  key: string;
  kind: 'essay' | 'page';
  id: string;
  slug: string;
  workId: string | null;
  /** Its place in a series. */
  seriesId: string | null;
  part: number | null;
}

/** The documents of a source that are here, by the addresses they have now. */
export const listPresentDocuments = async (db: Database, origin: string): Promise<PresentDocument[]> =>
  rowsOf<PresentDocument>(
    await db.execute(sql`
      select item.key, 'essay' as kind, essays.id, essays.slug, works.id as "workId",
        works.series_id as "seriesId", works.part
      from import_items item join essays on essays.id::text = item.target join works on works.id = essays.work_id
      where item.origin = ${origin} and item.kind = 'essays'
      union all
      select item.key, 'page', pages.id, pages.slug, null, null, null
      from import_items item join pages on pages.id::text = item.target
      where item.origin = ${origin} and item.kind = 'pages'`),
  );

/** Parts of series that are taken, by the series' title. */
export const listParts = async (db: Database) =>
  rowsOf<{ id: string; slug: string; title: string; parts: number[] }>(
    await db.execute(sql`
      select series.id, series.slug, series.title,
        coalesce(array_agg(works.part) filter (where works.part is not null), '{}') as parts
      from series left join works on works.series_id = series.id group by series.id`),
  );

import { type SQL, sql } from 'drizzle-orm';
import { type Database, rowsOf } from '../client.ts';

/** A column that holds what someone said; generated ones are left to the database. */
export interface Column {
  name: string;
  /** The type's own name and its schema. */
  type: string;
  typeSchema: string;
}

/** A table as the database knows it. */
export interface Table {
  name: string;
  columns: Column[];
  /** The columns of its primary key, or all of them where it has none. */
  key: string[];
}

/** Every table of the site, from the database's own catalogue, so that a new one is never forgotten. */
export async function listTables(db: Database): Promise<Table[]> {
  return rowsOf<Table>(
    await db.execute(sql`
      select holder.relname as name,
        json_agg(json_build_object('name', attribute.attname, 'type', type.typname, 'typeSchema', home.nspname)
          order by attribute.attnum) as columns,
        coalesce(
          (select json_agg(part.attname order by array_position(key.conkey, part.attnum))
            from pg_constraint key join pg_attribute part on part.attrelid = key.conrelid and part.attnum = any(key.conkey)
            where key.conrelid = holder.oid and key.contype = 'p'),
          json_agg(attribute.attname order by attribute.attnum)) as key
      from pg_class holder
      join pg_namespace place on place.oid = holder.relnamespace and place.nspname = 'public'
      join pg_attribute attribute on attribute.attrelid = holder.oid and attribute.attnum > 0
        and not attribute.attisdropped and attribute.attgenerated = ''
      join pg_type type on type.oid = attribute.atttypid
      join pg_namespace home on home.oid = type.typnamespace
      where holder.relkind in ('r', 'p') and not holder.relispartition
      group by holder.oid, holder.relname
      order by holder.relname collate "C"`),
  );
}

/** The order that does not depend on the database's language: keys as text, byte by byte. */
export const inKeyOrder = ({ key, columns }: Table): SQL =>
  sql.join(
    key.map((name) => {
      const isText = columns.find((column) => column.name === name)?.type === 'text';
      return isText ? sql`${sql.identifier(name)} collate "C"` : sql`${sql.identifier(name)}`;
    }),
    sql`, `,
  );

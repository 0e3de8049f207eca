import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rowsOf } from '#db/client.ts';
import { authors } from '#db/schema/index.ts';
import { analyze, tidyEmbedded } from '#db/statistics.ts';
import { useDatabase } from '#tests/setup/database.ts';

const site = useDatabase();

const author = (at: number) => ({ handle: `author-${at}`, name: `Author ${at}`, source: 'studio' as const });
const counted = async () => {
  const rows = await site.db.execute(
    sql`select reltuples::int as count from pg_class where relname = 'authors'`,
  );
  return rowsOf<{ count: number }>(rows)[0]?.count;
};

test('the database sees how much stands in a table once it is told to look', async () => {
  await site.db.insert(authors).values(Array.from({ length: 300 }, (_, at) => author(at)));
  await analyze(site.db, [authors]);
  expect(await counted()).toBe(300);
});

test('an embedded database is tidied; a server does that by itself', async () => {
  await site.db.insert(authors).values(Array.from({ length: 300 }, (_, at) => author(at)));
  await analyze(site.db, [authors]);
  await site.db.delete(authors).where(sql`handle <> 'author-7'`);
  const tables = await tidyEmbedded(site.connection);
  if (site.connection.kind === 'postgres') expect([tables, await counted()]).toEqual([0, 300]);
  else expect([tables > 50, await counted()]).toEqual([true, 1]);
});

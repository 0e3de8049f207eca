import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openPostgres } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { createDatabase, dropDatabase, postgresUrl, useDatabase } from '#tests/setup/database.ts';

const site = useDatabase();

test('migrating twice changes nothing', async () => {
  await migrateDatabase(site.connection);
});

test('a database of a newer version is left alone', async () => {
  await site.db.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 99999999999999)`,
  );
  await expect(migrateDatabase(site.connection)).rejects.toThrow(/belongs to a newer version of Commonplace/);
});

test.runIf(process.env.TEST_DRIVER === 'postgres')(
  'four processes that start together migrate once',
  async () => {
    const name = `commonplace_together_${process.pid}`;
    await createDatabase(name);
    const connections = await Promise.all([1, 2, 3, 4].map(() => openPostgres(postgresUrl(name))));
    await Promise.all(connections.map(migrateDatabase));
    await Promise.all(connections.map((connection) => connection.close()));
    await dropDatabase(name);
  },
);

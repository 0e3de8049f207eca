import { openPostgres } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { openJobs } from '#src/features/jobs/queue.ts';
import { createDatabase, dropTestDatabases, postgresUrl, TEMPLATE } from './database.ts';

/** Migrates once, into a template that every test file copies. */
export default async function setup() {
  await createDatabase(TEMPLATE);
  const connection = await openPostgres(postgresUrl(TEMPLATE));
  await migrateDatabase(connection);
  await (await openJobs(connection, { working: false })).close();
  await connection.close();
  return dropTestDatabases;
}

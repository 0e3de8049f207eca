import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { embeddedForJobs } from '#db/jobs.ts';
import { openJobs } from '#src/features/jobs/queue.ts';
import { DUMP } from './database.ts';

/** Migrates once, into a dump that every test file starts from. */
export default async function setup() {
  const client = await PGlite.create({ extensions: { pg_trgm } });
  await migrate(drizzle(client), { migrationsFolder: 'db/migrations' });
  const forJobs = async () => embeddedForJobs(client);
  await (await openJobs({ kind: 'embedded', forJobs }, { working: false })).close();
  const dump = await client.dumpDataDir('none');
  await client.close();
  mkdirSync(path.dirname(DUMP), { recursive: true });
  writeFileSync(DUMP, Buffer.from(await dump.arrayBuffer()));
}

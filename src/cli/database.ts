import { type Connection, useConnection } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { DomainError, StartError } from '../errors.ts';
import { openJobs } from '../features/jobs/queue.ts';
import { openDatabase } from '../server/first-process.ts';
import { lockFolder } from '../server/lock.ts';
import { tryPlaces } from '../server/places.ts';
import { settings } from '../settings.ts';

/** Does `work` on the site's database, migrated. @throws StartError while the embedded one belongs to a running site. */
export async function withDatabase<Result>(work: (connection: Connection) => Promise<Result>) {
  const { databaseUrl, dataDir } = settings();
  tryPlaces(settings());
  const unlock = databaseUrl ? () => {} : await lockFolder(dataDir);
  process.on('exit', unlock);
  const connection = useConnection(await openDatabase(settings()));
  try {
    await migrateDatabase(connection);
    const queue = await openJobs(connection, { working: false });
    return await work(connection).finally(() => queue.close());
  } finally {
    await connection.close();
  }
}

/** Prints why a command did not do what it says: in words where the reason is known, else whole. */
export function printFailure(error: unknown) {
  console.error(isExpected(error) ? error.message : error);
  process.exitCode = 1;
}

function isExpected(error: unknown): error is Error {
  if (error instanceof StartError || error instanceof DomainError) return true;
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

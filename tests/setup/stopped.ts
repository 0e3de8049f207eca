import path from 'node:path';
import { sql } from 'drizzle-orm';
import { type Connection, type Database, openEmbedded, openPostgres } from '#db/client.ts';
import { openJobs } from '#src/features/jobs/queue.ts';
import { startSession } from '#src/features/members/sessions.ts';
import type { RunningSite } from './site.ts';
import { Visitor } from './visitor.ts';

/** Works on the database of a site that was stopped for it, because an embedded one belongs to one process. */
export async function withDatabaseOf(
  stopped: RunningSite,
  work: (db: Database, connection: Connection) => Promise<void>,
) {
  const { DATABASE_URL, DATA_DIR = '' } = stopped.env;
  const connection = DATABASE_URL
    ? await openPostgres(DATABASE_URL)
    : await openEmbedded(path.join(DATA_DIR, 'database'));
  const queue = await openJobs(connection, { working: false });
  try {
    await work(connection.db, connection);
    // What ran a moment ago would have what is to run every minute wait for the next one.
    await connection.db.execute(sql`delete from pgboss.job where state = 'completed'`);
  } finally {
    await queue.close();
    await connection.close();
  }
}

/** A browser in which a member is signed in. */
export async function signedIn(db: Database, origin: string, member: { id: string }): Promise<Visitor> {
  const cookie = await startSession(db, member.id, { device: '', sessionId: undefined }, new Date());
  const [, name = '', value = ''] = /^([^=]+)=([^;]+)/.exec(cookie) ?? [];
  const visitor = new Visitor(origin);
  visitor.cookies.set(name, value);
  return visitor;
}

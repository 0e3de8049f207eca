import { eq, sql } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { links, resources } from '#db/schema/index.ts';
import type { Fingerprint } from '../rules/fingerprint.ts';
import { gatherLinks } from './lease.ts';

/** Learns what stands there anew, and leaves it to people to say that it is missing or for sale. */
const TRUSTED: Fingerprint = { title: '', shingles: [], trusted: true };

/**
 * Takes a link for what it is now: the next look compares with what stands there from now on, and the address it moved to,
 * which stays beside it, is not proposed again.
 */
export async function acceptLink(tx: Database, url: string) {
  const mistaken = sql`${links.state} in ('parked', 'gone', 'failing')`;
  await tx
    .update(links)
    .set({
      state: 'alive',
      fingerprint: sql`case when ${mistaken} then ${JSON.stringify(TRUSTED)}::jsonb end`,
      ...{ etag: null, lastModified: null, failure: null, failures: 0, failingSince: null, reports: 0 },
    })
    .where(eq(links.url, url));
  await changed(tx, ['menus']);
}

/** Counts a reader's word that a resource's link is dead, and has it looked at soon. @returns whether there is such a link. */
export async function reportDeadLink(db: Database, resourceId: string, now: Date): Promise<boolean> {
  const reported = () =>
    db
      .update(links)
      .set({
        reports: sql`${links.reports} + 1`,
        nextCheckAt: sql`least(${links.nextCheckAt}, ${sql.param(now, links.nextCheckAt)})`,
      })
      .where(
        sql`${links.url} = (select ${resources.url} from ${resources} where ${resources.id} = ${resourceId} and ${resources.retiredAt} is null)`,
      )
      .returning({ id: links.id });
  if ((await reported()).length > 0) return true;
  // A new resource whose link the checker has not met yet.
  await gatherLinks(db, now);
  return (await reported()).length > 0;
}

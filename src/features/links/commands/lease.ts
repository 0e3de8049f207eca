import { inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { links } from '#db/schema/index.ts';

/** Longer than a look ever takes; a checker that died gives its links back after this. */
const LEASE_MS = 60_000;
const LEASE_LOCK = 728_114_006;

export type LeasedLink = typeof links.$inferSelect;

/** Makes sure that every outside address of a resource is looked after, and none that no resource names any more. */
export async function gatherLinks(db: Database, now: Date) {
  await db.execute(sql`
    insert into links (id, url, host, next_check_at)
    select gen_random_uuid(), named.url, lower(substring(named.url from '^https?://(?:[^/?#@]*@)?(\\[[^]]*\\]|[^/?#:]*)')),
      ${now.toISOString()}::timestamptz
    from (select distinct url from resources where url ~* '^https?://' and retired_at is null) named
    on conflict (url) do nothing`);
  await db.execute(
    sql`delete from links where not exists (select from resources where resources.url = links.url
      and resources.retired_at is null)`,
  );
}

/**
 * Takes the link that has been due longest of those whose host nobody is asking, so that every host is asked one thing at a
 * time. Undefined when there is none.
 */
export async function leaseDueLink(db: Database, now: Date): Promise<LeasedLink | undefined> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LEASE_LOCK})`);
    const moment = sql`${now.toISOString()}::timestamptz`;
    const [link] = await tx
      .update(links)
      .set({ leasedUntil: new Date(now.getTime() + LEASE_MS) })
      .where(
        sql`${links.id} = (select due.id from links due where due.next_check_at <= ${moment}
          and not exists (select from links other where other.host = due.host and other.leased_until > ${moment})
          order by due.next_check_at limit 1)`,
      )
      .returning();
    return link;
  });
}

/** Makes every link due now, or those in the given states alone. @returns how many. */
export async function makeLinksDue(db: Database, now: Date, states?: LeasedLink['state'][]) {
  const rows = await db
    .update(links)
    .set({ nextCheckAt: now })
    .where(states && inArray(links.state, states))
    .returning({ id: links.id });
  return rows.length;
}

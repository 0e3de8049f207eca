import { eq } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { links } from '#db/schema/index.ts';
import type { FailureKind } from '../fetch/failure.ts';
import type { Fetcher } from '../fetch/fetcher.ts';
import { lookAt } from '../look.ts';
import type { Fingerprint } from '../rules/fingerprint.ts';
import { afterLook, type Finding, type LinkCounts, type LinkState } from '../rules/verdict.ts';
import { gatherLinks, type LeasedLink, leaseDueLink } from './lease.ts';

/** Hosts that are asked side by side; each of them one link at a time. */
const HOSTS_AT_ONCE = 32;

interface CheckOptions {
  /** The clock, since a check goes on for minutes. */
  now?: () => Date;
  /** Ends the check after the links under way; the rest stays due. */
  stop?: AbortSignal;
  /** Told after each link. */
  checked?: (counts: LinkCounts) => void;
}

/** Looks at every link that is due. What is done is kept link by link, so a check that was cut short goes on where it was. */
export async function checkDueLinks(
  db: Database,
  fetcher: Fetcher,
  options: CheckOptions = {},
): Promise<LinkCounts> {
  const { now = () => new Date(), stop, checked } = options;
  await gatherLinks(db, now());
  const counts: LinkCounts = {};
  const work = async () => {
    while (!stop?.aborted) {
      const link = await leaseDueLink(db, now());
      if (!link) return;
      const state = await checkLink(db, fetcher, link, now());
      counts[state] = (counts[state] ?? 0) + 1;
      checked?.(counts);
    }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, work));
  return counts;
}

async function checkLink(db: Database, fetcher: Fetcher, link: LeasedLink, now: Date): Promise<LinkState> {
  const { url, etag, lastModified } = link;
  const fingerprint = link.fingerprint as Fingerprint | null;
  const finding = await lookAt(fetcher, { url, etag, lastModified, fingerprint }, now);
  const before = { ...link, failure: link.failure as FailureKind | null };
  const { state, status, failure, movedTo, failures, failingSince, checkedAt, nextCheckAt } = afterLook(
    before,
    finding,
    now,
    spreadOf(link.id),
  );
  await db.transaction(async (tx) => {
    await tx
      .update(links)
      .set({
        ...{ state, status, failure, movedTo, failures, failingSince, checkedAt, nextCheckAt },
        ...learned(finding),
        leasedUntil: null,
        reports: 0,
      })
      .where(eq(links.id, link.id));
    if (state !== link.state) await changed(tx, ['menus']);
  });
  return state;
}

/** What the next look compares with: kept only from pages that are what they were. */
function learned(finding: Finding) {
  if (finding.kind !== 'alive' && finding.kind !== 'moved') return {};
  const { page, etag, lastModified } = finding;
  if (!page) return {};
  return { fingerprint: page, etag: etag ?? null, lastModified: lastModified ?? null };
}

/** A number between 0 and 1 that is always the same for a link. */
const spreadOf = (id: string) => Number.parseInt(id.slice(-6), 16) / 0xffffff;

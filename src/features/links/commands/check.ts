import { and, desc, eq, isNotNull, ne } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { links } from '#db/schema/index.ts';
import type { FailureKind } from '../fetch/failure.ts';
import type { Fetcher } from '../fetch/fetcher.ts';
import { lookAt } from '../look.ts';
import type { Fingerprint } from '../rules/fingerprint.ts';
import {
  afterLook,
  type Finding,
  isHeard,
  type LinkCounts,
  type LinkRecord,
  type LinkState,
  undecided,
} from '../rules/verdict.ts';
import { gatherLinks, type LeasedLink, leaseDueLink } from './lease.ts';

/** Hosts that are asked side by side; each of them one link at a time. */
const HOSTS_AT_ONCE = 32;
/** Hosts that are asked whether this site can hear anyone, before a silent link is called gone. */
const OTHERS_ASKED = 3;
const HEARD_OF_LATE_MS = 60_000;

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
  const line: Line = { heardAt: -Infinity };
  const work = async () => {
    while (!stop?.aborted) {
      const link = await leaseDueLink(db, now());
      if (!link) return;
      const state = await checkLink(db, fetcher, line, link, now());
      counts[state] = (counts[state] ?? 0) + 1;
      checked?.(counts);
    }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, work));
  return counts;
}

/** This site's own line to the others, and when it last brought an answer. */
interface Line {
  heardAt: number;
}

async function checkLink(
  db: Database,
  fetcher: Fetcher,
  line: Line,
  link: LeasedLink,
  now: Date,
): Promise<LinkState> {
  const { url, etag, lastModified } = link;
  const fingerprint = link.fingerprint as Fingerprint | null;
  const finding = await lookAt(fetcher, { url, etag, lastModified, fingerprint }, now);
  const before: LinkRecord = { ...link, failure: link.failure as FailureKind | null };
  const after = afterLook(before, finding, now, spreadOf(link.id));
  if (isHeard(finding)) line.heardAt = now.getTime();
  const lost = after.state === 'gone' && before.state !== 'gone';
  const doubtful = lost && (fingerprint?.trusted || !(await isUp(line, db, fetcher, link.host, now)));
  const known = doubtful ? undecided(after, now) : after;
  await keep(db, link, known, finding);
  return known.state;
}

/** Whether another host was heard of late or can be, so that a silent one is to blame for its silence and not the line. */
async function isUp(line: Line, db: Database, fetcher: Fetcher, host: string, now: Date): Promise<boolean> {
  if (now.getTime() - line.heardAt < HEARD_OF_LATE_MS) return true;
  const others = await db
    .selectDistinctOn([links.host], { url: links.url })
    .from(links)
    .where(and(ne(links.host, host), ne(links.state, 'gone'), isNotNull(links.status)))
    .orderBy(links.host, desc(links.checkedAt))
    .limit(OTHERS_ASKED);
  for (const other of others) {
    const heard = await fetcher(other.url, { method: 'HEAD' }).catch(() => undefined);
    if (!heard) continue;
    line.heardAt = now.getTime();
    return true;
  }
  return false;
}

async function keep(db: Database, link: LeasedLink, known: LinkRecord, finding: Finding) {
  const { state, status, failure, movedTo, failures, failingSince, checkedAt, nextCheckAt } = known;
  // What readers met with has passed.
  const recovered = state === 'alive' && link.state !== 'alive' && link.state !== 'unchecked';
  await db.transaction(async (tx) => {
    await tx
      .update(links)
      .set({
        ...{ state, status, failure, movedTo, failures, failingSince, checkedAt, nextCheckAt },
        ...learned(finding),
        leasedUntil: null,
        ...(recovered && { reports: 0 }),
      })
      .where(eq(links.id, link.id));
    if (state !== link.state) await changed(tx, ['menus']);
  });
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

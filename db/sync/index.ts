import { createHash } from 'node:crypto';
import type { Publication } from '#src/features/content/rules/publication.ts';
import { changed } from '../changes.ts';
import type { Connection, Database } from '../client.ts';
import { adoptedFiles, site } from '../schema/index.ts';
import { syncEssays } from './essays.ts';
import { syncGuidelines } from './guidelines.ts';
import { syncMenus } from './menus.ts';
import { syncPages } from './pages.ts';
import { findSettingsInForce, syncSite } from './site.ts';
import { syncAuthors, syncSeries, syncTopics } from './subjects.ts';

/** What a build holds of `content/`. */
export interface BuiltPublication {
  /** ISO 8601. */
  builtAt: string;
  publication: Publication;
}

export interface SyncOptions {
  now: Date;
  /** Takes essays offline even when it is many at once. */
  allowUnpublishing: boolean;
}

export interface SyncReport {
  created: number;
  updated: number;
  unpublished: number;
  unchanged: number;
  /** Files whose address belongs to something that is looked after in the studio. */
  leftAside: string[];
  /** Set when nothing was done because a newer build was taken in before. */
  olderBuild?: true;
}

const SYNC_LOCK = 728_114_002;

/** Raised when the way rows are made from files changes, so that every row is made anew. */
const ROW_FORMAT = 1;

/**
 * Gives every file of the build its row, in one transaction; files that did not change cost one comparison.
 * @throws StartError when it would take many essays offline, or an address belongs to something else.
 */
export function syncPublication(connection: Connection, built: BuiltPublication, options: SyncOptions) {
  return connection.withLock(SYNC_LOCK, () =>
    connection.db.transaction((tx) => syncInto(tx, built, options)),
  );
}

async function syncInto(
  tx: Database,
  { builtAt, publication: given }: BuiltPublication,
  options: SyncOptions,
): Promise<SyncReport> {
  const [row] = await tx.select().from(site);
  if (row && row.builtAt > new Date(builtAt))
    return {
      created: 0,
      updated: 0,
      unpublished: 0,
      unchanged: given.essays.length,
      leftAside: [],
      olderBuild: true,
    };

  const siteTags = await syncSite(tx, given.site, new Date(builtAt));
  const publication = { ...given, site: await findSettingsInForce(tx) };
  const { language, timeZone } = publication.site;
  const rowHash = (hash: string) =>
    createHash('sha256').update(`${ROW_FORMAT} ${language} ${timeZone} ${hash}`).digest('hex');
  const adopted = new Set((await tx.select().from(adoptedFiles)).map(({ path }) => path));
  const context = { tx, publication, rowHash, adopted, ...options };

  const tags = [
    ...siteTags,
    ...(await syncAuthors(tx, publication)),
    ...(await syncTopics(tx, publication)),
    ...(await syncSeries(tx, publication)),
    ...(await syncGuidelines(tx, publication, options.now)),
  ];
  const essays = await syncEssays(context);
  const pages = await syncPages(context);
  tags.push(...essays.tags, ...pages.tags, ...(await syncMenus(context)));
  await changed(tx, [...new Set(tags)]);
  return { ...essays.report, leftAside: [...essays.report.leftAside, ...pages.leftAside] };
}

/** What the parts of a sync share. */
export interface SyncContext extends SyncOptions {
  tx: Database;
  publication: Publication;
  /** A file's hash together with all else that its row is made from. */
  rowHash(hash: string): string;
  /** Paths of files that were taken over into the studio, also of those that were deleted there since. */
  adopted: ReadonlySet<string>;
}

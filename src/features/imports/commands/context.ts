import type { Connection, Database } from '#db/client.ts';
import type { ImportReportWords } from '../../../words/en/import-report.ts';
import type { Download } from '../../links/fetch/fetcher.ts';
import type { Storage } from '../../media/storage.ts';
import type { SiteSettings } from '../../site/rules.ts';
import type { OpenConverter } from '../converter.ts';
import type { Plan } from '../rules/plan.ts';
import type { Tally } from '../rules/report.ts';

/** What an import needs of the world. */
export interface ImportTools {
  storage: Storage;
  /** Fetches a file from a public address. It throws `FetchFailure`. */
  download: Download;
  openConverter: OpenConverter;
  /** What is kept of an address, by which its owner can claim a comment; null where there is none. */
  claimOf(email: string | undefined): string | null;
}

/** The database, and a way to be the only import on it. */
export type ImportPlace = Pick<Connection, 'db' | 'tryLock'>;

/** Something that a document names, as it is here. */
export interface Named {
  id: string;
  /** Its slug or handle. */
  name: string;
}

/** A document as it is here, or will be. */
export interface Placed extends Named {
  kind: 'essay' | 'page';
  workId: string;
  /** Its part of a series, with what there is to say of that. */
  series?: { id: string; name: string; part: number } | undefined;
  /** There when it is here already, with the place that it has in a series. */
  present?: { place?: { seriesId: string; part: number } | undefined };
  remarks: string[];
}

/** One run over a source, with all that was found out before its texts come in. */
export interface Run {
  db: Database;
  id: string;
  origin: string;
  dryRun: boolean;
  now: Date;
  site: SiteSettings;
  says: ImportReportWords;
  plan: Plan;
  tally: Tally;
  tools: ImportTools;
  authors: Map<string, Named>;
  topics: Map<string, Named>;
  documents: Map<string, Placed>;
  /** Tells how far it has come. */
  at(step: string, done: number, of: number): Promise<void>;
}

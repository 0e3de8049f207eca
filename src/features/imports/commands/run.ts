import { eq } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import { imports } from '#db/schema/index.ts';
import { DomainError, reasonOf } from '../../../errors.ts';
import { words } from '../../../words/words.ts';
import { findSite } from '../../site/queries.ts';
import type { Arrival, ImportKind, Source } from '../rules/arrivals.ts';
import { readPlan, withoutRepeats } from '../rules/plan.ts';
import { type ImportReport, Tally, unaccounted } from '../rules/report.ts';
import { takeAuthors } from './authors.ts';
import { beginRun } from './begin.ts';
import type { ImportPlace, ImportTools, Run } from './context.ts';
import { linksOf, targetsIn } from './links.ts';
import { takeMedia } from './media.ts';
import { takeMenus } from './menus.ts';
import { placeDocuments } from './place.ts';
import { takeRedirects } from './redirects.ts';
import { takeSeries } from './series.ts';
import { takeTexts } from './texts.ts';
import { takeTopics } from './topics.ts';

const MOST_REASON_LENGTH = 2_000;

export interface ImportOptions {
  /** What kind of source it is, such as `wordpress`, and the name of its file, for the list of imports. */
  kind: string;
  fileName: string;
  /** Says what would become of everything, and writes nothing but that. */
  dryRun: boolean;
  /** The folder in which the files of pictures lie. */
  uploads?: string | undefined;
  /** Whether pictures that are not there are fetched by their addresses. */
  fetchMedia: boolean;
  startedBy?: string | undefined;
  /** An import that was asked for before, by `requestImport`; else one that was cut short is gone on with. */
  importId?: string | undefined;
  progress?(step: string, done: number, of: number): void;
}

export interface ImportDone {
  id: string;
  report: ImportReport;
}

const KEPT_EVERY_MS = 500;

/** Imports and their undoing run one at a time. */
export const IMPORT_LOCK = 728_114_011;

/**
 * Takes a source in, as far as it is not in already. Everything is read once before anything is written; a run that was
 * cut short goes on where it was.
 * @throws SourceError when the source is broken; DomainError CONFLICT while another import runs.
 */
export async function runImport(
  place: ImportPlace,
  source: Source,
  options: ImportOptions,
  tools: ImportTools,
  now: Date,
): Promise<ImportDone> {
  const done = await place.tryLock(IMPORT_LOCK, () => runAlone(place, source, options, tools, now));
  if (!done) throw new DomainError('CONFLICT', (w) => w.imports.anotherRuns);
  return done;
}

async function runAlone(
  { db }: ImportPlace,
  source: Source,
  options: ImportOptions,
  tools: ImportTools,
  now: Date,
): Promise<ImportDone> {
  const { id } = await beginRun(db, { ...options, origin: source.origin }, now);
  const end = (values: Partial<typeof imports.$inferInsert>) =>
    db.update(imports).set(values).where(eq(imports.id, id));
  try {
    const site = await findSite(db);
    const says = words(site.language).importReport;
    const at = telling(options, (step, done, total) => end({ step, done, total }));
    const arrivals = () => withoutRepeats(source.arrivals(), says.why.repeated);
    const { plan, count } = await readPlan(arrivals(), (read) => at(says.step.reading, read, 0));
    const known = { authors: new Map(), topics: new Map(), documents: new Map() };
    const { origin } = source;
    const { dryRun } = options;
    const tally = new Tally();
    const run: Run = { ...known, db, id, origin, dryRun, now, site, says, plan, tally, tools, at };
    await takeAll(run, source, arrivals, options, count);
    for (const [kind, found] of plan.found) tally.report.kinds[kind].found = found;
    refuseLosses(tally.report);
    await end({
      state: 'done',
      step: '',
      done: count,
      total: count,
      finishedAt: new Date(),
      report: tally.report,
    });
    return { id, report: tally.report };
  } catch (error) {
    await end({
      state: 'failed',
      finishedAt: new Date(),
      error: reasonOf(error).slice(0, MOST_REASON_LENGTH),
    });
    throw error;
  }
}

/** Tells whoever watches at every step, and the page that can be left and come back to a few times a second. */
function telling(
  { progress }: ImportOptions,
  keep: (step: string, done: number, of: number) => Promise<unknown>,
): Run['at'] {
  let kept = { step: '', at: 0 };
  return async (step, done, of) => {
    progress?.(step, done, of);
    const now = performance.now();
    if (step === kept.step && now - kept.at < KEPT_EVERY_MS) return;
    kept = { step, at: now };
    await keep(step, done, of);
  };
}

async function takeAll(
  run: Run,
  source: Source,
  arrivals: () => AsyncIterable<Arrival>,
  options: ImportOptions,
  count: number,
) {
  await run.at(run.says.step.subjects, 0, count);
  await placeDocuments(run.db, run);
  await run.db.transaction(async (tx) => {
    await takeAuthors(tx, run);
    await takeTopics(tx, run);
    await takeSeries(tx, run);
    if (!run.dryRun) await changed(tx, ['essays', 'menus']);
  });
  const maker = linksOf(run, source.address);
  await takeMedia(run, options, maker);
  const targetOf = targetsIn(run, maker, source.address);
  const converter = run.tools.openConverter(maker.directories(), source.address);
  await takeTexts(run, arrivals(), converter, count).finally(() => converter.close());
  await run.at(run.says.step.menus, 0, run.plan.menus.length);
  await takeMenus(run);
  await takeRedirects(run, targetOf);
}

/** Nothing may be unaccounted for: that would be a defect of the importer, and nobody should take its report for true. */
function refuseLosses({ kinds }: ImportReport) {
  const lost = (Object.keys(kinds) as ImportKind[]).filter((kind) => unaccounted(kinds[kind]) !== 0);
  if (lost.length > 0) throw new Error(`The importer has lost count of: ${lost.join(', ')}.`);
}

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { type Database, openPostgres } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { essays } from '#db/schema/index.ts';
import { settleWorks } from '#src/features/essays/commands/works.ts';
import { openJobs } from '#src/features/jobs/queue.ts';
import { keepGraph, relateChanged } from '#src/features/related/commands/keep.ts';
import { listRelated } from '#src/features/related/queries/related.ts';
import { suggestRelated } from '#src/features/related/queries/suggest.ts';
import { type Figure, median } from './figures.ts';
import { withDatabase, withFolder } from './place.ts';
import { SECRET } from './process.ts';
import { numbers, seedEssays, textOf } from './seed.ts';

const ESSAYS = 20_000;
const ROUNDS = 20;
const MINUTES = 4;
const MEGABYTES = 600;

/** How the graph holds up with many essays: made at once, kept current, and asked while someone writes. */
export function relatedScaleFigures(server: string): Promise<Figure[]> {
  return withDatabase(server, async (url) => {
    const connection = await openPostgres(url);
    await migrateDatabase(connection);
    await seedEssays(connection.db, ESSAYS);
    const queue = await openJobs(connection, { working: false });
    try {
      const { seconds, megabytes } = await rebuild(url);
      await connection.db.execute(sql`vacuum analyze`);
      const { db } = connection;
      return [
        of('related rebuild', seconds / 60, 'min', MINUTES),
        of('memory of related rebuild', megabytes, 'MB', MEGABYTES, 1),
        of('an essay published, changed or taken offline, in the graph', await updates(db), 'ms', 60),
        of('related essays suggested for a draft', await suggestions(db), 'ms', 100),
        of('related essays read', await reads(db), 'ms', 10),
      ];
    } finally {
      await queue.close();
      await connection.close();
    }
  });
}

const of = (name: string, value: number, unit: string, bar: number, slack = 3): Figure => ({
  name: `${ESSAYS.toLocaleString('en')} essays: ${name}`,
  value,
  unit,
  bar,
  better: 'less',
  slack,
});

/** Runs the command as a process of its own, watching how much memory it takes. */
function rebuild(url: string) {
  return withFolder(async (folder) => {
    const report = path.join(folder, 'report.json');
    const env = { PATH: process.env.PATH, DATABASE_URL: url, SECRET, DATA_DIR: folder };
    // With the flag that `npm run commonplace` gives.
    const flags = ['--max-semi-space-size=2'];
    const args = [...flags, 'src/cli/main.ts', 'related', 'rebuild', '--report', report];
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    let code: number | null | undefined;
    child.once('exit', (status) => (code = status));
    let kilobytes = 0;
    while (code === undefined) {
      kilobytes = Math.max(kilobytes, peakOf(child.pid));
      await wait(200);
    }
    if (code !== 0) throw new Error(`The rebuild ended with ${code}.`);
    const { seconds } = JSON.parse(readFileSync(report, 'utf8')) as { seconds: number };
    return { seconds, megabytes: kilobytes / 1000 };
  });
}

/** The most memory a process has had, in kB, as Linux counts it; 0 where it does not. */
function peakOf(pid: number | undefined) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

async function timed(work: () => Promise<unknown>) {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

/** Essays are taken offline, come back and are rewritten, one at a time. */
async function updates(db: Database) {
  await keepGraph(db, new Date(), { anew: false });
  const next = numbers(13);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const slug = `essay-${Math.floor(next() * ESSAYS)}`;
    const text = textOf(next, 1000);
    for (const set of [{ status: 'unpublished' }, { status: 'published' }, { text }] as const) {
      const [essay] = await db
        .update(essays)
        .set({ ...set, standing: false })
        .where(sql`slug = ${slug}`)
        .returning({ workId: essays.workId });
      await db.transaction((tx) => settleWorks(tx, [essay?.workId ?? '']));
      times.push(await timed(() => relateChanged(db)));
    }
  }
  return median(times);
}

async function suggestions(db: Database) {
  const next = numbers(17);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const draft = {
      title: textOf(next, 5),
      text: textOf(next, 1000),
      lang: 'en',
      topics: ['topic-3'],
      except: [],
      date: new Date(),
    };
    times.push(await timed(() => suggestRelated(db, draft, 5)));
  }
  return median(times);
}

async function reads(db: Database) {
  const works = await db.select({ workId: essays.workId }).from(essays).limit(ROUNDS);
  const times: number[] = [];
  for (const work of works) times.push(await timed(() => listRelated(db, work, 10)));
  return median(times);
}

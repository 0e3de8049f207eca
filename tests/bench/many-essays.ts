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
import { listFigures } from './lists.ts';
import { withDatabase, withFolder } from './place.ts';
import { runCommand } from './process.ts';
import { numbers, seedEssays, textOf } from './seed.ts';

const ESSAYS = 20_000;
const ROUNDS = 20;
const MINUTES = 4;
const MEGABYTES = 600;

/**
 * How the graph holds up with many essays: made at once, kept current, and asked while someone writes; and the lists
 * beside it.
 */
export function manyEssaysFigures(server: string, env: NodeJS.ProcessEnv): Promise<Figure[]> {
  return withDatabase(server, async (url) => {
    const connection = await openPostgres(url);
    await migrateDatabase(connection);
    await seedEssays(connection.db, ESSAYS);
    const queue = await openJobs(connection, { working: false });
    try {
      const { seconds, megabytes } = await withFolder((folder) =>
        runCommand({ DATABASE_URL: url, DATA_DIR: folder }, 'related', 'rebuild'),
      );
      await connection.db.execute(sql`vacuum analyze`);
      const { db } = connection;
      return [
        of('related rebuild', seconds / 60, 'min', MINUTES),
        of('memory of related rebuild', megabytes, 'MB', MEGABYTES, 1),
        of('an essay published, changed or taken offline, in the graph', await updates(db), 'ms', 60),
        of('related essays suggested for a draft', await suggestions(db), 'ms', 100),
        of('related essays read', await reads(db), 'ms', 10),
        ...(await listFigures(db, url, env)),
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

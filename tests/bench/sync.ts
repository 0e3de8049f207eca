import { openPostgres } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { syncPublication } from '#db/sync/index.ts';
import { readPublication } from '#src/features/content/rules/publication.ts';
import { openJobs } from '#src/features/jobs/queue.ts';
import type { Figure } from './figures.ts';
import { withDatabase } from './place.ts';
import { numbers, textOf } from './seed.ts';

const FILES = 2_000;

/** How long it takes to see that none of 2,000 files has changed. */
export function syncFigure(server: string): Promise<Figure> {
  return withDatabase(server, async (databaseUrl) => {
    const connection = await openPostgres(databaseUrl);
    await migrateDatabase(connection);
    const built = { builtAt: new Date().toISOString(), publication: manyEssays() };
    const options = { now: new Date(), allowUnpublishing: false };
    const queue = await openJobs(connection, { working: false });
    await syncPublication(connection, built, options);
    const before = performance.now();
    const report = await syncPublication(connection, built, options);
    const value = (performance.now() - before) / 1000;
    await queue.close();
    await connection.close();
    if (report.unchanged !== FILES) throw new Error(`Only ${report.unchanged} essays were found unchanged.`);
    return { name: 'sync of 2,000 unchanged essays', value, unit: 's', bar: 3, better: 'less', slack: 3 };
  });
}

function manyEssays() {
  const next = numbers(5);
  const essays = Array.from({ length: FILES }, (_, at) => ({
    path: `essays/essay-${at}.mdx`,
    text: `---\ntitle: Essay ${at}\npublished: 2020-01-01\nauthors: [ada]\n---\n\n${textOf(next, 300)}\n`,
  }));
  const base = [
    { path: 'site.yaml', text: 'name: A site\n' },
    { path: 'authors.yaml', text: '- { handle: ada, name: Ada }\n' },
  ];
  const { publication, problems } = readPublication([...base, ...essays]);
  if (problems.length > 0) throw new Error(problems[0]?.message);
  return publication;
}

/** `npm run bench`: prints every figure with its bar; fails when one falls short. */
import { execFileSync } from 'node:child_process';
import { hostname } from 'node:os';
import { backupFigures } from './backup.ts';
import { communityFigures } from './community.ts';
import { type Figure, printFigure } from './figures.ts';
import { freshnessFigure } from './freshness.ts';
import { importFigures } from './import.ts';
import { linkFigures } from './links.ts';
import { manyEssaysFigures } from './many-essays.ts';
import { mapFigures } from './map.ts';
import { menuFigures } from './menus.ts';
import { findPostgres, withDatabase, withFolder } from './place.ts';
import { SECRET, startForBench } from './process.ts';
import { RELATED_DATA, relatedFigures } from './related.ts';
import { servingFigures } from './serving.ts';
import { studioFigures } from './studio.ts';
import { syncFigure } from './sync.ts';
import { typingFigure } from './typing.ts';

const ESSAY = 'the-two-lanyards';
const env = {
  BUILD_DIR: '.build/bench',
  CONTENT_DIR: 'content',
  ASTRO_CONFIG: 'tests/bench/astro.config.mjs',
};

let allClear = true;
const print = (figures: Figure[]) => {
  for (const figure of figures) allClear = printFigure(figure) && allClear;
};

execFileSync(process.execPath, ['src/server/build.ts'], {
  stdio: 'inherit',
  env: { ...process.env, ...env },
});

print([await typingFigure()]);

await withFolder(async (folder) => {
  const place = { ...env, DATA_DIR: folder };
  await startForBench(place).then((site) => site.stop());
  const site = await startForBench(place);
  print([
    {
      name: 'first 200 on an existing embedded database',
      value: site.milliseconds / 1000,
      unit: 's',
      bar: 5,
      better: 'less',
      slack: 3,
    },
  ]);
  print(await servingFigures(site.url, `/essays/${ESSAY}/`, '/bench/literal/'));
  await site.stop();
});

const server = await findPostgres();
if (!server)
  console.log(
    `*** SKIPPED: the figures on Postgres: none answers on ${hostname()} (set TEST_DATABASE_URL) ***`,
  );
else {
  await withDatabase(server, async (databaseUrl) => {
    const place = { ...env, DATABASE_URL: databaseUrl, SECRET };
    await startForBench(place).then((site) => site.stop());
    const site = await startForBench(place);
    await site.stop();
    print([
      {
        name: 'first 200 on an existing Postgres database',
        value: site.milliseconds / 1000,
        unit: 's',
        bar: 2,
        better: 'less',
        slack: 3,
      },
    ]);
    print([await freshnessFigure(databaseUrl, place, ESSAY)]);
  });
  print(await communityFigures(server, env));
  print(await studioFigures(server, env));
  print([await syncFigure(server)]);
  print(await backupFigures(server));
  print(await linkFigures(server));
  print(await menuFigures(server, env));
  print(await mapFigures(server, env));
  print(await manyEssaysFigures(server, env));
  print(await importFigures(server));
  const related = await relatedFigures(server);
  if (related) print(related);
  else
    console.log(
      `*** SKIPPED: how well essays are related: ${RELATED_DATA} is not there (set RELATED_DATA) ***`,
    );
}
process.exitCode = allClear ? 0 : 1;

import { writeFile } from 'node:fs/promises';
import type { Connection } from '#db/client.ts';
import { DomainError } from '../errors.ts';
import { contentFolder, loadPublication } from '../features/content/folder.ts';
import { drawMap, MAP_LOCK } from '../features/map/commands/draw.ts';
import { mediaStorage } from '../features/media/storage.ts';
import { GRAPH_LOCK } from '../features/related/commands/keep.ts';
import { rebuildGraph } from '../features/related/commands/rebuild.ts';
import { importSite } from '../features/transfer/commands/import-site.ts';
import type { ImportReport } from '../features/transfer/rules/report.ts';
import type { Command } from './main.ts';
import { progressBar } from './progress.ts';

const importCommonplace: Command = {
  usage: 'import commonplace FOLDER [--dry-run] [--report FILE]',
  text: 'Makes an empty site the one that `export site` wrote into FOLDER: the same pages, ids and addresses, on either database. With --dry-run it tries everything and keeps nothing.',
  options: { 'dry-run': { type: 'boolean' }, report: { type: 'string' } },
  positional: 'folder',
  async run(connection, { folder, report: file, 'dry-run': dry }) {
    if (typeof folder !== 'string') throw new DomainError('CONFLICT', 'Say from which folder.');
    const dryRun = dry === true;
    const now = new Date();
    const bar = progressBar();
    const report = await importSite(connection.db, mediaStorage(), {
      ...{ folder, dryRun, now, content: loadPublication(contentFolder()), progress: bar.show },
    });
    if (!dryRun) await relate(connection, now, bar.show);
    bar.end();
    if (typeof file === 'string') await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
    return [...(dryRun ? ['Nothing was kept. It would be:'] : []), ...linesOf(report)];
  },
};

export const importCommonplaceCommands: Record<string, Command> = { 'import commonplace': importCommonplace };

/** Related reading and its map are made from the rest. */
async function relate(connection: Connection, now: Date, show: ReturnType<typeof progressBar>['show']) {
  await connection.withLock(GRAPH_LOCK, () => rebuildGraph(connection.db, now, show));
  await connection.withLock(MAP_LOCK, () => drawMap(connection.db, now));
}

function linesOf({ kinds, takenOver, needBuild }: ImportReport) {
  const counts = Object.entries(kinds).flatMap(([kind, { created }]) =>
    created > 0 ? `${kind}: ${created}` : [],
  );
  return [
    `Came in: ${counts.join(', ') || 'nothing'}.`,
    ...(takenOver.length > 0
      ? [
          `Of files that content/ here does not have, so the studio looks after them now: ${takenOver.join(', ')}.`,
        ]
      : []),
    ...(needBuild.length > 0
      ? [
          'These hold code. Copy them into content/ before the next start, or readers do not see them:',
          ...needBuild,
        ]
      : []),
  ];
}

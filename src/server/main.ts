import cluster from 'node:cluster';
import { StartError } from '../errors.ts';
import { parseSettings } from '../settings.ts';
import { ensureBuilt } from './build.ts';
import { runFirst } from './first-process.ts';
import { lockFolder } from './lock.ts';
import { log } from './log.ts';
import { tryPlaces } from './places.ts';
import { runWeb } from './web-process.ts';

/** Starts the site: one process does everything, or a first one watches over as many as WEB_CONCURRENCY says. */
async function start() {
  const settings = parseSettings(process.env);
  if (cluster.isWorker) return runWeb(settings);
  tryPlaces(settings);
  const unlock = settings.databaseUrl ? () => {} : await lockFolder(settings.dataDir);
  process.on('exit', unlock);
  await ensureBuilt();
  await runFirst(settings);
}

process.title = 'commonplace';
process.on('unhandledRejection', (error) => stop(error));
await start().catch(stop);

/** Ends the process with one line for the owner; only a defect gets its stack. */
function stop(error: unknown): never {
  if (error instanceof StartError) console.error(error.message);
  else log().fatal({ err: error }, 'The site cannot go on.');
  process.exit(1);
}

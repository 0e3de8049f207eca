import cluster, { type Worker } from 'node:cluster';
import path from 'node:path';
import { AggregatorRegistry } from 'prom-client';
import { type Connection, openEmbedded, openPostgres, useConnection } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { syncPublication } from '#db/sync/index.ts';
import { publishDueEssays } from '../features/essays/commands/works.ts';
import type { Settings } from '../settings.ts';
import { loadBuild } from './load-build.ts';
import { log } from './log.ts';
import { answerWithMetrics } from './metrics.ts';
import { findSecret } from './secret.ts';
import { onStop } from './stop.ts';
import { serveWeb } from './web-process.ts';

/** How often essays whose time has come are looked for. */
const DUE_EVERY_MS = 20_000;

/** A web process that dies at once again and again should not keep the machine busy. */
const REVIVE_AFTER_MS = 1_000;

/** The process that migrates, takes the content in and minds the clock; alone, it serves the site as well. */
export async function runFirst(settings: Settings) {
  findSecret(settings.secret, settings.dataDir);
  const connection = useConnection(await openDatabase(settings));
  await migrateDatabase(connection);
  const { publication } = await loadBuild();
  const report = await syncPublication(connection, publication, {
    now: new Date(),
    allowUnpublishing: settings.allowUnpublishing,
  });
  log().info({ sync: report }, 'content taken in');
  if (report.olderBuild) log().warn('A newer build was taken in before: content/ of this one is left aside.');

  const clock = mindTheClock(connection);
  if (settings.webConcurrency === 1) await serveWeb(settings, connection);
  else await startWebProcesses(settings.webConcurrency);
  console.log(`Commonplace is at ${settings.siteUrl}`);
  onStop(async () => {
    clearInterval(clock);
    await stopWebProcesses();
    await connection.close();
  });
}

export const openDatabase = ({ databaseUrl, dataDir }: Settings): Promise<Connection> =>
  databaseUrl ? openPostgres(databaseUrl) : openEmbedded(path.join(dataDir, 'database'));

function mindTheClock(connection: Connection) {
  const publish = () =>
    publishDueEssays(connection.db, new Date()).then(
      (slugs) => slugs.length > 0 && log().info({ slugs }, 'scheduled essays published'),
      (error) => log().error({ err: error }, 'Scheduled essays could not be published.'),
    );
  void publish();
  return setInterval(publish, DUE_EVERY_MS);
}

let stopping = false;

/** Starts the web processes and returns when all of them listen; one that dies later is replaced. */
async function startWebProcesses(count: number) {
  const registry = new AggregatorRegistry<'text/plain; version=0.0.4; charset=utf-8'>();
  const fork = () => {
    const worker = cluster.fork();
    answerWithMetrics(worker, registry);
    return worker;
  };
  const workers = Array.from({ length: count }, fork);
  await Promise.all(workers.map(untilListening));
  cluster.on('exit', (worker, code) => {
    if (stopping) return;
    log().error({ worker: worker.process.pid, code }, 'A web process ended; another one takes its place.');
    setTimeout(fork, REVIVE_AFTER_MS);
  });
}

/** A web process that cannot start has said why. */
const untilListening = (worker: Worker) =>
  new Promise<void>((resolve) => {
    const giveUp = () => process.exit(1);
    worker.once('exit', giveUp);
    worker.once('listening', () => {
      worker.off('exit', giveUp);
      resolve();
    });
  });

async function stopWebProcesses() {
  stopping = true;
  const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
  const gone = workers.map((worker) => new Promise((resolve) => worker.once('exit', resolve)));
  for (const worker of workers) worker.process.kill('SIGTERM');
  await Promise.all(gone);
}

import cluster, { type Worker } from 'node:cluster';
import path from 'node:path';
import { AggregatorRegistry } from 'prom-client';
import { listenForChanges } from '#db/changes.ts';
import { type Connection, openEmbedded, openPostgres, useConnection } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { syncPublication } from '#db/sync/index.ts';
import { type JobQueue, openJobs } from '../features/jobs/queue.ts';
import { prepareSetup } from '../features/members/commands/create.ts';
import { tokenPath } from '../features/members/rules/links.ts';
import type { Settings } from '../settings.ts';
import { startWork } from '../worker.ts';
import { loadBuild } from './load-build.ts';
import { log } from './log.ts';
import { forget } from './memory.ts';
import { answerWithMetrics } from './metrics.ts';
import { findSecret } from './secret.ts';
import { onStop } from './stop.ts';
import { serveWeb } from './web-process.ts';

/** A web process that dies at once again and again should not keep the machine busy. */
const REVIVE_AFTER_MS = 1_000;

/** The process that migrates, takes the content in and does the jobs; alone, it serves the site as well. */
export async function runFirst(settings: Settings) {
  findSecret(settings.secret, settings.dataDir);
  const connection = useConnection(await openDatabase(settings));
  await migrateDatabase(connection);
  const queue = await openJobs(connection, { working: true });
  await takeContentIn(connection, settings, new Date());

  if (settings.webConcurrency === 1) await serveWeb(settings, connection);
  else {
    await listenForChanges(connection, forget, () => forget());
    await startWebProcesses(settings.webConcurrency);
  }
  await announce(connection, settings.siteUrl);
  const stopWork = workOn(connection, queue, settings);
  onStop(async () => {
    await stopWebProcesses();
    await stopWork();
    await connection.close();
  });
}

/** Gives what the build holds of `content/` its rows. */
export async function takeContentIn(connection: Connection, { allowUnpublishing }: Settings, now: Date) {
  const { publication } = await loadBuild();
  const report = await syncPublication(connection, publication, { now, allowUnpublishing });
  log().info({ sync: report }, 'content taken in');
  if (report.leftAside.length > 0)
    log().warn({ files: report.leftAside }, 'The studio looks after these now: their files are left aside.');
  if (report.olderBuild) log().warn('A newer build was taken in before: content/ of this one is left aside.');
}

/** Says where the site is and, until it has an owner, how to become that. */
async function announce(connection: Connection, siteUrl: string) {
  const secret = await prepareSetup(connection.db, new Date());
  if (secret) console.log(`Nobody owns this site yet. Claim it at ${siteUrl}${tokenPath('setup', secret)}`);
  console.log(`Commonplace is at ${siteUrl}`);
}

export const openDatabase = ({ databaseUrl, dataDir }: Settings): Promise<Connection> =>
  databaseUrl ? openPostgres(databaseUrl) : openEmbedded(path.join(dataDir, 'database'));

/** Begins the jobs once readers are served. @returns a function that ends them. */
function workOn(connection: Connection, queue: JobQueue, settings: Settings) {
  const started = startWork(connection, queue, settings).catch((error: unknown) => {
    log().error({ err: error }, 'The jobs could not begin.');
    return () => queue.close();
  });
  return async () => (await started)();
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

import { listenForChanges } from '#db/changes.ts';
import { type Connection, useConnection } from '#db/client.ts';
import { openJobs } from '../features/jobs/queue.ts';
import type { Settings } from '../settings.ts';
import { openDatabase } from './first-process.ts';
import { createSiteServer, drain, listen } from './http.ts';
import { loadBuild } from './load-build.ts';
import { forget } from './memory.ts';
import { collectProcessMetrics } from './metrics.ts';
import { PageStore } from './page-cache/store.ts';
import { keepCount } from './reads.ts';
import { onStop } from './stop.ts';

/** One of several web processes: it has a database connection of its own. */
export async function runWeb(settings: Settings) {
  const connection = useConnection(await openDatabase(settings));
  const queue = await openJobs(connection, { working: false });
  await serveWeb(settings, connection);
  onStop(async () => {
    await queue.close();
    await connection.close();
  });
}

/** Listens for readers, and for changes that make what is kept of pages stale. */
export async function serveWeb(settings: Settings, connection: Connection) {
  const { render } = await loadBuild();
  const store = new PageStore(settings.cacheBytes);
  await listenForChanges(
    connection,
    (tags) => {
      forget(tags);
      store.purge(tags);
    },
    () => {
      forget();
      store.purgeEverything();
    },
  );
  collectProcessMetrics();
  const reads = keepCount(connection.db);
  const server = createSiteServer({ render, store, reads: reads.counter, connection, settings });
  await listen(server, settings);
  onStop(() => drain(server));
  onStop(reads.stop);
}

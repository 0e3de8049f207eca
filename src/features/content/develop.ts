import path from 'node:path';
import type { ViteDevServer } from 'vite';
import { openEmbedded, openPostgres, useConnection } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { syncPublication } from '#db/sync/index.ts';
import { StartError } from '#src/errors.ts';
import { openJobs } from '#src/features/jobs/queue.ts';
import { mediaStorage } from '#src/features/media/storage.ts';
import { lockFolder } from '#src/server/lock.ts';
import { forget } from '#src/server/memory.ts';
import { servePictures } from '#src/server/pictures.ts';
import { settings } from '#src/settings.ts';
import { startWork } from '#src/worker.ts';
import { contentFolder, loadPublication } from './folder.ts';

/** Opens the database for `npm run dev` and takes `content/` in, again whenever a file of it changes. */
export async function syncWhileDeveloping(server: ViteDevServer) {
  const { databaseUrl, dataDir } = settings();
  if (!databaseUrl) process.on('exit', await lockFolder(dataDir));
  const connection = useConnection(
    databaseUrl ? await openPostgres(databaseUrl) : await openEmbedded(path.join(dataDir, 'database')),
  );
  await migrateDatabase(connection);
  const queue = await openJobs(connection, { working: true });
  const takeIn = async () => {
    try {
      const built = { builtAt: new Date().toISOString(), publication: loadPublication(contentFolder()) };
      await syncPublication(connection, built, { now: new Date(), allowUnpublishing: true });
      forget();
    } catch (error) {
      console.error(error instanceof StartError ? error.message : error);
    }
  };
  await takeIn();
  await startWork(connection, queue, settings());
  const servePicture = servePictures(mediaStorage(), {});
  server.middlewares.use((request, response, next) => {
    if (!request.url?.startsWith('/media/')) return next();
    servePicture(request, response).then((found) => found || next(), next);
  });
  server.watcher.on('all', (_event, file) => {
    if (file.startsWith(contentFolder())) void takeIn();
  });
}

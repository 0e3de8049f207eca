import path from 'node:path';
import { openPostgres } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import type { Figure } from './figures.ts';
import { withDatabase, withFolder } from './place.ts';
import { runCommand, SECRET } from './process.ts';
import { seedEssays } from './seed.ts';

const ESSAYS = 20_000;

/** How long a backup of 20,000 essays takes with its reading again, and restoring it, and the most memory of either. */
export const backupFigures = (server: string): Promise<Figure[]> =>
  withFolder((folder) =>
    withDatabase(server, async (databaseUrl) => {
      const connection = await openPostgres(databaseUrl);
      await migrateDatabase(connection);
      await seedEssays(connection.db, ESSAYS);
      await connection.close();
      const file = path.join(folder, 'site.tar.zst');
      const env = { DATA_DIR: folder, DATABASE_URL: databaseUrl, SECRET };
      const backup = await runCommand(env, 'backup', file);
      const restore = await runCommand(env, 'restore', file, '--replace');
      const figure = { better: 'less', slack: 3 } as const;
      const memory = Math.max(backup.megabytes, restore.megabytes);
      return [
        { ...figure, name: 'backup of 20,000 essays', value: backup.seconds, unit: 's', bar: 60 },
        { ...figure, name: 'restore of 20,000 essays', value: restore.seconds, unit: 's', bar: 180 },
        { ...figure, name: 'backup or restore, most memory', value: memory, unit: 'MB', bar: 400, slack: 1 },
      ];
    }),
  );

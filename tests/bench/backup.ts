import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openPostgres } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import type { Figure } from './figures.ts';
import { withDatabase, withFolder } from './place.ts';
import { SECRET } from './process.ts';
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
      const backup = await measure(env, 'backup', file);
      const restore = await measure(env, 'restore', file, '--replace');
      const figure = { better: 'less', slack: 3 } as const;
      const memory = Math.max(backup.megabytes, restore.megabytes);
      return [
        { ...figure, name: 'backup of 20,000 essays', value: backup.seconds, unit: 's', bar: 60 },
        { ...figure, name: 'restore of 20,000 essays', value: restore.seconds, unit: 's', bar: 180 },
        { ...figure, name: 'backup or restore, most memory', value: memory, unit: 'MB', bar: 400, slack: 1 },
      ];
    }),
  );

const LOOKED_EVERY_MS = 50;

async function measure(env: NodeJS.ProcessEnv, ...command: string[]) {
  const began = performance.now();
  const child = spawn(process.execPath, ['--max-semi-space-size=2', 'src/cli/main.ts', ...command], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let kilobytes = 0;
  const clock = setInterval(() => {
    kilobytes = Math.max(kilobytes, mostMemoryOf(child.pid));
  }, LOOKED_EVERY_MS);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearInterval(clock);
  if (code !== 0) throw new Error(`${command[0]} ended with ${code}.`);
  return { seconds: (performance.now() - began) / 1000, megabytes: kilobytes / 1024 };
}

/** The kernel's own high-water mark, proc(5); 0 once the process is gone. */
function mostMemoryOf(pid: number | undefined) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

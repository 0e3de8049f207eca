import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Figure } from './figures.ts';
import { withDatabase, withFolder } from './place.ts';
import { SECRET } from './process.ts';
import { writeWxr } from './wxr.ts';

const SIZE = { posts: 20_000, comments: 50_000 };
const SAMPLE_MS = 250;

/** How long a long-lived publication takes to move in, and how much memory the whole process wants for it. */
export function importFigures(server: string, size = SIZE): Promise<Figure[]> {
  return withFolder((folder) =>
    withDatabase(server, async (databaseUrl) => {
      const file = path.join(folder, 'export.xml');
      await writeWxr(file, size);
      const report = path.join(folder, 'report.json');
      const env = {
        PATH: process.env.PATH,
        DATABASE_URL: databaseUrl,
        DATA_DIR: folder,
        SECRET,
        LOG_LEVEL: 'error',
      };
      const { seconds, megabytes } = await measured(
        ['import', 'wordpress', file, '--no-fetch', '--report', report],
        env,
      );
      refuseLosses(report, size);
      const name = `import of ${size.posts} posts and ${size.comments} comments`;
      return [
        { name: `${name}: time`, value: seconds, unit: 's', bar: 300, better: 'less', slack: 2 },
        { name: `${name}: memory`, value: megabytes, unit: 'MB', bar: 400, better: 'less' },
      ];
    }),
  );
}

/** Runs a command of the command line in a process of its own. */
async function measured(command: string[], env: NodeJS.ProcessEnv) {
  const before = performance.now();
  // As `npm run commonplace` starts it.
  const flags = ['--max-semi-space-size=2', '--optimize-for-size', 'src/cli/main.ts'];
  const child = spawn(process.execPath, [...flags, ...command], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peak = 0;
  const sampling = setInterval(() => {
    peak = Math.max(peak, residentAtMost(child.pid));
  }, SAMPLE_MS);
  const [code] = await once(child, 'exit');
  clearInterval(sampling);
  if (code !== 0) throw new Error(`The import ended with ${code}.`);
  return { seconds: (performance.now() - before) / 1000, megabytes: peak };
}

/** The most memory that a process has had so far, in megabytes; 0 once it is gone. */
function residentAtMost(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function refuseLosses(file: string, { posts, comments }: typeof SIZE) {
  const { kinds } = JSON.parse(readFileSync(file, 'utf8'));
  if (kinds.essays.created !== posts || kinds.comments.created !== comments)
    throw new Error(`Only ${kinds.essays.created} essays and ${kinds.comments.created} comments came in.`);
}

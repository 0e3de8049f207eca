import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Figure } from './figures.ts';
import { withDatabase, withFolder } from './place.ts';
import { runCommand } from './process.ts';
import { writeWxr } from './wxr.ts';

const SIZE = { posts: 20_000, comments: 50_000 };

/** How long a long-lived publication takes to move in, and how much memory the whole process wants for it. */
export function importFigures(server: string, size = SIZE): Promise<Figure[]> {
  return withFolder((folder) =>
    withDatabase(server, async (databaseUrl) => {
      const file = path.join(folder, 'export.xml');
      await writeWxr(file, size);
      const report = path.join(folder, 'report.json');
      const env = { DATABASE_URL: databaseUrl, DATA_DIR: folder };
      const { seconds, megabytes } = await runCommand(
        env,
        'import',
        'wordpress',
        file,
        '--no-fetch',
        '--report',
        report,
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

function refuseLosses(file: string, { posts, comments }: typeof SIZE) {
  const { kinds } = JSON.parse(readFileSync(file, 'utf8'));
  if (kinds.essays.created !== posts || kinds.comments.created !== comments)
    throw new Error(`Only ${kinds.essays.created} essays and ${kinds.comments.created} comments came in.`);
}

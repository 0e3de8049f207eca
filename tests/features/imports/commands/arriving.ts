import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ImportTools } from '#src/features/imports/commands/context.ts';
import { type ImportOptions, runImport } from '#src/features/imports/commands/run.ts';
import { conversion } from '#src/features/imports/convert-here.ts';
import type { Arrival, ArrivedComment, ArrivedEssay, Source } from '#src/features/imports/rules/arrivals.ts';
import { folderStorage } from '#src/features/media/storage.ts';
import { NOW } from '#tests/setup/cast.ts';
import type { useDatabase } from '#tests/setup/database.ts';

/** A source that holds these things, and breaks off after some of them when told to. */
export function sourceOf(arrivals: Arrival[], breaking?: { on: number; after: number }): Source {
  let times = 0;
  return {
    origin: 'wordpress:https://tea.example',
    address: 'https://tea.example',
    async *arrivals() {
      times += 1;
      for (const [at, arrival] of arrivals.entries()) {
        if (times === breaking?.on && at >= breaking.after) throw new Error('The machine stops.');
        yield arrival;
      }
    },
    close: async () => {},
  };
}

export const essay = (key: string, more: Partial<ArrivedEssay> = {}): ArrivedEssay => ({
  ...{ kind: 'essay', key, slug: key, title: `Essay ${key}`, standfirst: '' },
  body: { format: 'html', text: `<p>The text of ${key}.</p>` },
  ...{ paths: [`/2009/05/${key}/`], published: new Date('2009-05-01T10:00:00Z'), status: 'published' },
  ...{ authorKeys: ['ada'], topicKeys: [], comments: 'open', remarks: [] },
  ...more,
});

export const comment = (
  key: string,
  documentKey: string,
  more: Partial<ArrivedComment> = {},
): ArrivedComment => ({
  ...{ kind: 'comment', key, documentKey, name: 'Bea', body: `<p>Comment ${key}.</p>` },
  ...{ writtenAt: new Date('2009-06-01T10:00:00Z'), status: 'approved' },
  ...more,
});

export const ada: Arrival = { kind: 'author', key: 'ada', handle: 'ada', name: 'Ada Okafor', biography: '' };

export const tools = (): ImportTools => ({
  storage: folderStorage(mkdtempSync(path.join(tmpdir(), 'commonplace-imports-'))),
  download: async () => ({ status: 404, contentType: '', bytes: Buffer.alloc(0) }),
  openConverter: (directories, home) => {
    const convert = conversion(directories, home, () => {});
    return {
      text: async (asked) => convert.text(asked),
      comments: async (bodies) => convert.comments(bodies),
      close: async () => {},
    };
  },
  claimOf: () => null,
});

/** Takes a source in as the command line does. */
export function take(
  { connection }: ReturnType<typeof useDatabase>,
  source: Source,
  options: Partial<ImportOptions> = {},
  more: Partial<ImportTools> = {},
) {
  const asked = { kind: 'wordpress', fileName: 'tea.xml', dryRun: false, fetchMedia: false, ...options };
  return runImport(connection, source, asked, { ...tools(), ...more }, NOW);
}

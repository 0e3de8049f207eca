import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Connection } from '#db/client.ts';
import { DomainError } from '../errors.ts';
import { runImport } from '../features/imports/commands/run.ts';
import { undoImport } from '../features/imports/commands/undo.ts';
import { openSource, type SourceKind } from '../features/imports/open.ts';
import { listImports } from '../features/imports/queries/imports.ts';
import { siteTools } from '../features/imports/tools.ts';
import { siteFetcher } from '../features/links/site-fetcher.ts';
import { reportLines, undoingLines } from './import-report.ts';
import type { Command } from './main.ts';
import { progressBar } from './progress.ts';

const string = { type: 'string' as const };
const boolean = { type: 'boolean' as const };

/** The command that takes in one kind of source. */
function importing(kind: SourceKind, argument: string, text: string, hasMedia: boolean): Command {
  const uploads = hasMedia ? ' [--uploads FOLDER] [--no-fetch]' : '';
  return {
    usage: `import ${kind} ${argument}${uploads} [--dry-run] [--report FILE]`,
    text,
    options: {
      ...(hasMedia ? { uploads: string, 'no-fetch': boolean } : {}),
      ...{ 'dry-run': boolean, report: string },
    },
    positional: 'file',
    async run(connection, given) {
      if (typeof given.file !== 'string')
        throw new DomainError('CONFLICT', `Say what to take in: import ${kind} ${argument}`);
      return take(connection, kind, given.file, given);
    },
  };
}

async function take(
  connection: Connection,
  kind: SourceKind,
  file: string,
  given: Parameters<Command['run']>[1],
): Promise<string[]> {
  const { 'dry-run': dryRun = false, 'no-fetch': noFetch = false, report: reportFile } = given;
  const uploads = typeof given.uploads === 'string' ? given.uploads : await folderOf(kind, file);
  if (uploads !== undefined) await requireFolder(uploads);
  const source = await openSource(kind, file);
  const bar = progressBar();
  const options = {
    ...{ kind, fileName: path.basename(path.resolve(file)), uploads, progress: bar.show },
    ...{ dryRun: Boolean(dryRun), fetchMedia: !noFetch },
  };
  try {
    const { id, report } = await runImport(connection, source, options, siteTools(), new Date());
    bar.end();
    if (typeof reportFile === 'string')
      await writeFile(reportFile, `${JSON.stringify({ id, dryRun: options.dryRun, ...report }, null, 2)}\n`);
    const undo = `To take it all away again: import undo ${id}`;
    return [...reportLines(report), options.dryRun ? 'Nothing was written.' : undo];
  } finally {
    bar.end();
    await source.close();
    await siteFetcher().close();
  }
}

/** A folder of texts has its pictures beside them. */
async function folderOf(kind: SourceKind, file: string) {
  return kind === 'markdown' ? file : undefined;
}

async function requireFolder(folder: string) {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new DomainError('NOT_FOUND', `There is no folder ${folder}.`);
}

const undo: Command = {
  usage: 'import undo ID [--report FILE]',
  text: 'Takes away what an import brought, but for what was edited or answered here since, and lists what stays.',
  options: { report: string },
  positional: 'id',
  async run(connection, { id, report }) {
    if (typeof id !== 'string') throw new DomainError('CONFLICT', 'Say which import: import undo ID');
    const bar = progressBar();
    const undone = await undoImport(connection, id, siteTools(), bar.show, new Date());
    bar.end();
    if (typeof report === 'string') await writeFile(report, `${JSON.stringify(undone, null, 2)}\n`);
    return undoingLines(undone);
  },
};

const list: Command = {
  usage: 'import list',
  text: 'Lists the imports, the newest first.',
  options: {},
  async run({ db }) {
    const rows = await listImports(db);
    if (rows.length === 0) return ['There are no imports.'];
    return rows.map(
      ({ id, kind, fileName, state, startedAt, dryRun }) =>
        `${id}  ${startedAt.toISOString().slice(0, 16)}  ${kind}  ${fileName}  ${state}${dryRun ? ', a dry run' : ''}`,
    );
  },
};

export const importCommands: Record<string, Command> = {
  'import wordpress': importing(
    'wordpress',
    'FILE.xml',
    'Takes in an export of WordPress: texts, comments, menus, pictures and every former address.',
    true,
  ),
  'import ghost': importing('ghost', 'FILE.json', 'Takes in an export of Ghost.', true),
  'import markdown': importing(
    'markdown',
    'FOLDER',
    'Takes in a folder of Markdown, as Jekyll, Hugo, Astro or a plain hand keeps it.',
    true,
  ),
  'import text': importing(
    'text',
    'FILE',
    'Takes in one essay as it was copied from a page, as a draft.',
    false,
  ),
  'import undo': undo,
  'import list': list,
};

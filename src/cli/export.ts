import { writeFile } from 'node:fs/promises';
import { DomainError } from '../errors.ts';
import { contentFolder } from '../features/content/folder.ts';
import { mediaStorage } from '../features/media/storage.ts';
import { exportContent } from '../features/transfer/commands/export-content.ts';
import { type ExportReport, exportSite } from '../features/transfer/commands/export-site.ts';
import { Filling } from '../features/transfer/commands/folder.ts';
import type { Command } from './main.ts';
import { progressBar } from './progress.ts';

const string = { type: 'string' as const };
const boolean = { type: 'boolean' as const };

const exportEssays: Command = {
  usage: 'export essays FOLDER [--report FILE]',
  text: 'Writes every essay and page of the studio into FOLDER as files for content/, with pictures, authors, topics and series.',
  options: { report: string },
  positional: 'folder',
  async run({ db }, given) {
    const filling = await Filling.begin(folderOf(given));
    const report = await exportContent(db, mediaStorage(), filling.put);
    await writeReport(given, report);
    const { essays, pages, unseen, pictures, missing } = report;
    const lines = [
      `Essays: ${essays}. Pages: ${pages}. Pictures: ${pictures}.`,
      ...(unseen > 0 ? [`Texts that readers do not see yet, under unseen/: ${unseen}.`] : []),
    ];
    return refuseMissing(lines, missing);
  },
};

const exportWholeSite: Command = {
  usage: 'export site FOLDER [--private] [--report FILE]',
  text: 'Writes the whole site into FOLDER as plain files that explain themselves: essays, pages, pictures, menus, comments, decisions, redirects, settings. Accounts and whatever else is private only with --private.',
  options: { private: boolean, report: string },
  positional: 'folder',
  async run({ db }, given) {
    const bar = progressBar();
    const report = await exportSite(db, mediaStorage(), {
      ...{ folder: folderOf(given), withPrivate: given.private === true },
      ...{ contentFolder: contentFolder(), now: new Date(), progress: bar.show },
    });
    bar.end();
    await writeReport(given, report);
    return refuseMissing(linesOf(report), report.missing);
  },
};

export const exportCommands: Record<string, Command> = {
  'export essays': exportEssays,
  'export site': exportWholeSite,
};

type Given = Parameters<Command['run']>[1];

function folderOf({ folder }: Given): string {
  if (typeof folder === 'string') return folder;
  throw new DomainError('CONFLICT', 'Say into which folder.');
}

async function writeReport({ report: file }: Given, figures: object) {
  if (typeof file === 'string') await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
}

const linesOf = ({ essays, pages, menus, tables, mediaFiles, needBuild, withPrivate }: ExportReport) => [
  `Essays: ${essays}. Pages: ${pages}. Menus: ${menus}. Comments: ${tables.comments ?? 0}. Decisions: ${tables.decisions ?? 0}. Files of pictures: ${mediaFiles}.`,
  withPrivate
    ? `With ${tables.members ?? 0} accounts and all that is private: keep it where nobody else comes.`
    : 'Without accounts and whatever else is private.',
  ...(needBuild.length > 0 ? ['These hold code and need a build:', ...needBuild] : []),
];

/** A picture that a text names and that is not there makes an export less than it says. */
function refuseMissing(lines: string[], missing: string[]) {
  if (missing.length === 0) return lines;
  throw new DomainError('NOT_FOUND', [...lines, 'These pictures are not there:', ...missing].join('\n'));
}

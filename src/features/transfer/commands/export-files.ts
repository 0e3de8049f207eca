import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '#db/client.ts';
import { type FileText, listFileTexts } from '../queries/files.ts';
import type { PutFile } from './folder.ts';

/**
 * Writes the essays and pages that files have the say over, as those files say them, with the figures they name.
 * @returns how many, and which of them need a build.
 */
export async function exportFiles(
  db: Database,
  put: PutFile,
  { contentFolder, all }: { contentFolder: string; all: boolean },
) {
  const report = { essays: 0, pages: 0, needBuild: [] as string[] };
  const named = await readdir(path.join(contentFolder, 'figures')).catch(() => []);
  const figures = new Set<string>();
  for await (const text of listFileTexts(db, all)) {
    const place = `${text.kind === 'essay' ? 'essays' : 'pages'}/${text.slug}.mdx`;
    const source = await sourceOf(text, path.join(contentFolder, place));
    await put(place, source);
    report[text.kind === 'essay' ? 'essays' : 'pages'] += 1;
    if (text.isCode) report.needBuild.push(`content/${place}`);
    for (const name of named) if (source.includes(name)) figures.add(name);
  }
  for (const name of [...figures].sort())
    await put(`figures/${name}`, await readFile(path.join(contentFolder, 'figures', name)));
  return { ...report, figures: figures.size };
}

/** The file as its author wrote it, unless it has changed since readers were shown it. */
async function sourceOf(text: FileText, file: string): Promise<string> {
  const source = await readFile(file, 'utf8').catch(() => '');
  return source.endsWith(text.body) && source !== '' ? source : text.retold();
}

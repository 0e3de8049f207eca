import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { SourceError } from '../../rules/source-error.ts';

const MOST_FILES = 100_000;

/** Folders of tools and of what they build, in which nobody writes. */
const NOT_WRITTEN = new Set(['node_modules', 'vendor', '_site', 'resources', 'dist', 'themes', 'archetypes']);

export interface Folder {
  root: string;
  /** Every plain file, as its path below the root with `/` between, in alphabetical order. */
  files: string[];
  /** What is no plain file, such as a link that may lead anywhere: it is not opened. */
  odd: string[];
}

/**
 * What lies in a folder, without following any link out of it.
 * @throws SourceError when it is not there or holds too much.
 */
export async function walk(folder: string): Promise<Folder> {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new SourceError((w) => w.sources.noFolder(path.basename(folder)));
  const root = await realpath(folder);
  const [files, odd]: [string[], string[]] = [[], []];
  const open = [''];
  for (let below = open.pop(); below !== undefined; below = open.pop())
    for (const entry of await readdir(path.join(root, below), { withFileTypes: true })) {
      const name = path.posix.join(below, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) open.push(...(NOT_WRITTEN.has(entry.name) ? [] : [name]));
      else (entry.isFile() ? files : odd).push(name);
      if (files.length > MOST_FILES) throw new SourceError((w) => w.sources.tooManyFiles(MOST_FILES));
    }
  return { root, files: files.sort(), odd: odd.sort() };
}

import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { settings } from '../../settings.ts';

/** Where the files of pictures are. Whatever takes its place has to be seen by every process. */
export interface Storage {
  /** Keeps all files of a picture, or none of them. */
  keep(id: string, files: Map<string, Buffer>): Promise<void>;
  /** @returns undefined when there is no such file. */
  find(id: string, name: string): Promise<{ bytes: number; read(): Readable } | undefined>;
  /** The names of a picture's files; none when it is not there. */
  names(id: string): Promise<string[]>;
  remove(id: string): Promise<void>;
  /** Every picture that has files, with when it got them. */
  list(): Promise<{ id: string; keptAt: Date }[]>;
}

/** Beginning of the name of a folder that is not complete yet. */
const INCOMPLETE = 'incomplete-';

/** A folder for each picture. One is filled under another name first, so that half a picture is never seen. */
export const folderStorage = (root: string): Storage => ({
  async keep(id, files) {
    await mkdir(root, { recursive: true });
    const filling = await mkdtemp(path.join(root, INCOMPLETE));
    for (const [name, bytes] of files) await writeFile(path.join(filling, name), bytes, { flush: true });
    await rename(filling, path.join(root, id));
  },
  async find(id, name) {
    const file = path.join(root, id, name);
    const found = await stat(file).catch(() => undefined);
    return found?.isFile() ? { bytes: found.size, read: () => createReadStream(file) } : undefined;
  },
  names: async (id) => (await readdir(path.join(root, id)).catch(() => [])).sort(),
  remove: (id) => rm(path.join(root, id), { recursive: true, force: true }),
  async list() {
    const names = await readdir(root).catch(() => []);
    const kept = names.map(async (id) => ({ id, keptAt: (await stat(path.join(root, id))).mtime }));
    return Promise.all(kept);
  },
});

/** The pictures of this site. */
export const mediaStorage = () => folderStorage(path.join(settings().dataDir, 'media'));

import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import type { Database } from '#db/client.ts';
import { PARTIAL } from '../../../server/kept-files.ts';
import type { Storage } from '../../media/storage.ts';
import { exportName, keptExports } from '../folder.ts';
import { type Exporting, type ExportReport, exportSite } from './export-site.ts';

/** Exports the site into one file for its owner to fetch. */
export async function keepExport(
  db: Database,
  storage: Storage,
  exporting: Omit<Exporting, 'folder'>,
): Promise<ExportReport & { name: string }> {
  const name = exportName(exporting.now, exporting.withPrivate);
  const file = await keptExports().placeFor(name);
  await keptExports().sweep();
  await writeFile(file + PARTIAL, '');
  const folder = await mkdtemp(path.join(path.dirname(file), 'filling-'));
  try {
    const report = await exportSite(db, storage, { ...exporting, folder });
    await packFolder(folder, file + PARTIAL);
    await rename(file + PARTIAL, file);
    return { ...report, name };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(file + PARTIAL, { force: true });
  }
}

/** Puts a folder into a tar that was gzipped, straight from disk to disk. */
async function packFolder(folder: string, file: string) {
  const packing = pack();
  const sink = createWriteStream(file, { mode: 0o600, flush: true });
  const written = pipeline(Readable.from(packing), createGzip(), sink);
  const added = addAll(packing, folder).then(
    () => packing.finalize(),
    (error: Error) => packing.destroy(error),
  );
  await Promise.all([written, added]);
}

async function addAll(packing: Pack, folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const place = path.join(entry.parentPath, entry.name);
    const { size, mtime } = await stat(place);
    const name = `commonplace/${path.relative(folder, place).split(path.sep).join('/')}`;
    await pipeline(createReadStream(place), packing.entry({ name, size, mtime, mode: 0o600 }));
  }
}

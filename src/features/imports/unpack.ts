import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { DomainError } from '../../errors.ts';

/** What may come out of one archive, whatever it says of itself. */
const MOST_FILES = 100_000;
const MOST_BYTES = 4 * 1024 ** 3;

/** What other machines put beside the files. */
const FURNITURE = /(^|\/)(__MACOSX|\.DS_Store|Thumbs\.db)(\/|$)/;

/**
 * Unpacks a .zip into a folder, which is there afterwards as a whole or not at all. Only plain files come out of it: no
 * links, and nothing that would lie outside.
 * @throws DomainError UNPROCESSABLE when it is no sound archive or holds more than it may.
 */
export async function unpack(file: string, folder: string): Promise<void> {
  const filling = `${folder}.incomplete`;
  await rm(filling, { recursive: true, force: true });
  await mkdir(filling, { recursive: true });
  try {
    await unpackAll(file, filling);
    await rename(filling, folder);
  } catch (error) {
    await rm(filling, { recursive: true, force: true });
    if (error instanceof DomainError) throw error;
    throw new DomainError('UNPROCESSABLE', (w) => w.uploads.brokenArchive(messageOf(error)));
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** The library refuses names that lead out of the folder, and contents that are larger than they say. */
async function unpackAll(file: string, folder: string) {
  const zip = await openPromise(file);
  try {
    if (zip.entryCount > MOST_FILES)
      throw new DomainError('UNPROCESSABLE', (w) => w.uploads.manyFiles(MOST_FILES));
    let bytes = 0;
    for await (const entry of zip.eachEntry()) {
      bytes += entry.uncompressedSize;
      if (bytes > MOST_BYTES)
        throw new DomainError('UNPROCESSABLE', (w) => w.uploads.largeArchive(MOST_BYTES / 1024 ** 3));
      if (isPlainFile(entry)) await unpackOne(zip, entry, folder);
    }
  } finally {
    zip.close();
  }
}

const FILE_TYPE = 0o170000;
const PLAIN = 0o100000;

/** What kind of file Unix would make of it; other systems leave that out. */
function isPlainFile({ fileName, externalFileAttributes }: Entry) {
  const type = (externalFileAttributes >>> 16) & FILE_TYPE;
  return !fileName.endsWith('/') && !FURNITURE.test(fileName) && (type === 0 || type === PLAIN);
}

async function unpackOne(zip: ZipFile, entry: Entry, folder: string) {
  const place = path.join(folder, entry.fileName);
  await mkdir(path.dirname(place), { recursive: true });
  await pipeline(
    await zip.openReadStreamPromise(entry),
    createWriteStream(place, { flags: 'wx', mode: 0o600 }),
  );
}

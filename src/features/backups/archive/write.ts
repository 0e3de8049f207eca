import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import { type Pack, pack } from 'tar-stream';
import { lockedBy } from './passphrase.ts';

/** Puts a file into an archive, once there is room for it. @returns its SHA-256. */
export type AddFile = (name: string, bytes: Buffer) => Promise<string>;

/**
 * Writes an archive that common tools open: a tar, compressed by Zstandard and, with a passphrase, encrypted by age. What
 * `fill` adds goes straight to the disk.
 */
export async function writeArchive(
  file: string,
  passphrase: string | undefined,
  fill: (add: AddFile) => Promise<void>,
) {
  const packing = pack();
  const encrypt = (source: AsyncIterable<Buffer>) => (passphrase ? encrypted(source, passphrase) : source);
  const sink = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
  const written = pipeline(Readable.from(packing), createZstdCompress(), encrypt, sink);
  const filled = fill((name, bytes) => addFile(packing, name, bytes)).then(
    () => packing.finalize(),
    (error: Error) => packing.destroy(error),
  );
  // What fails first brings the other down with it, and the disk's reason is the pipeline's.
  await Promise.all([written, filled]);
}

async function addFile(packing: Pack, name: string, bytes: Buffer) {
  await new Promise<void>((resolve, reject) => {
    const entry = packing.entry({ name, size: bytes.length, mode: 0o600 }, (error) =>
      error ? reject(error) : resolve(),
    );
    entry.end(bytes);
  });
  return sha256(bytes);
}

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function* encrypted(source: AsyncIterable<Buffer>, passphrase: string) {
  const encrypter = new Encrypter();
  encrypter.addRecipient(lockedBy(passphrase));
  yield* await encrypter.encrypt(Readable.toWeb(Readable.from(source)) as ReadableStream<Uint8Array>);
}

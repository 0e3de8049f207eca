import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { Decrypter } from 'age-encryption';
import { extract } from 'tar-stream';
import { DomainError } from '../../../errors.ts';
import { openedBy } from './passphrase.ts';

/** A file of an archive, whole. */
export interface Packed {
  name: string;
  bytes: Buffer;
}

/** More than any file of a backup, and little enough to be held. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * The files of an archive in their order, one at a time.
 * @throws DomainError in words when it is no archive, is damaged or cut short, or the passphrase is another one.
 */
export async function* readArchive(file: string, passphrase: string | undefined): AsyncGenerator<Packed> {
  const decrypt = await howToOpen(file, passphrase);
  const unpacking = extract();
  const read = pipeline(createReadStream(file), decrypt, createZstdDecompress(), unpacking);
  read.catch(() => {});
  try {
    for await (const entry of unpacking) {
      const { name, type, size = 0 } = entry.header;
      if (type !== 'file' || size > MOST_BYTES)
        throw new DomainError('UNPROCESSABLE', (w) => w.backups.damaged);
      const chunks: Buffer[] = [];
      for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk);
      yield { name, bytes: Buffer.concat(chunks) };
    }
    await read;
  } catch (error) {
    throw inWords(error);
  } finally {
    unpacking.destroy();
  }
}

const AGE = 'age-encryption.org/v1\n';
const ZSTANDARD = 'fd2fb528';

/** Whether a file says that it is locked; undefined when it is no archive of this kind. */
export async function isLocked(file: string): Promise<boolean | undefined> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(AGE.length), 0, AGE.length, 0);
    if (bytesRead === AGE.length && buffer.toString('latin1') === AGE) return true;
    return bytesRead >= 4 && buffer.readUInt32LE(0).toString(16) === ZSTANDARD ? false : undefined;
  } finally {
    await handle.close();
  }
}

type Decrypt = (source: AsyncIterable<Buffer>) => AsyncIterable<Uint8Array>;

async function howToOpen(file: string, passphrase: string | undefined): Promise<Decrypt> {
  const locked = await isLocked(file).catch(() => {
    throw new DomainError('NOT_FOUND', (w) => w.backups.notThere);
  });
  if (locked === undefined) throw new DomainError('UNPROCESSABLE', (w) => w.backups.noBackup);
  if (!locked) return (source) => source;
  if (!passphrase) throw new DomainError('UNPROCESSABLE', (w) => w.backups.needsPassphrase);
  return (source) => decrypted(source, passphrase);
}

async function* decrypted(source: AsyncIterable<Buffer>, passphrase: string) {
  const decrypter = new Decrypter();
  decrypter.addIdentity(openedBy(passphrase));
  yield* await decrypter.decrypt(Readable.toWeb(Readable.from(source)) as ReadableStream<Uint8Array>);
}

/** What the libraries say of a file is of no use to its owner. */
function inWords(error: unknown) {
  if (error instanceof DomainError || !(error instanceof Error)) return error;
  if (error.message.includes('no identity matched'))
    return new DomainError('UNPROCESSABLE', (w) => w.backups.wrongPassphrase);
  return 'code' in error && error.code === 'EIO'
    ? error
    : new DomainError('UNPROCESSABLE', (w) => w.backups.damaged);
}

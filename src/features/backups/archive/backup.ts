import { z } from 'zod';
import { DomainError } from '../../../errors.ts';
import {
  type BackupContents,
  type BackupHeader,
  backupContents,
  backupHeader,
  CONTENTS_FILE,
  FORMAT,
  HEADER_FILE,
  partOf,
} from '../rules/format.ts';
import { isSame, Tally } from '../rules/tally.ts';
import { type Packed, readArchive } from './read.ts';
import { sha256 } from './write.ts';

/** What is done with the parts of a backup as they come. */
export interface Taker {
  rows?(table: string, lines: string[]): Promise<void>;
  media?(id: string, file: string, bytes: Buffer): Promise<void>;
}

/**
 * Reads a backup from beginning to end, and adds up what is in it.
 * @throws DomainError when it is none, or not what it says it is; what was taken until then is to be given up.
 */
export async function readBackup(
  file: string,
  passphrase: string | undefined,
  taker: Taker = {},
): Promise<{ header: BackupHeader; contents: BackupContents }> {
  let header: BackupHeader | undefined;
  let tally: Tally | undefined;
  let contents: BackupContents | undefined;
  for await (const packed of readArchive(file, passphrase)) {
    if (contents) throw damaged();
    if (!header || !tally) {
      header = readHeader(packed);
      tally = new Tally(Object.keys(header.tables));
    } else if (packed.name === CONTENTS_FILE) contents = parse(packed, backupContents);
    else await takePart(packed, { header, tally, taker });
  }
  if (!header || !tally || !contents || !isSame(tally.contents(), contents)) throw damaged();
  return { header, contents };
}

function readHeader(packed: Packed): BackupHeader {
  if (packed.name !== HEADER_FILE) throw new DomainError('UNPROCESSABLE', (w) => w.backups.noBackup);
  const { format } = parse(packed, z.looseObject({ format: z.int() }));
  if (format > FORMAT) throw new DomainError('UNPROCESSABLE', (w) => w.backups.newer);
  return parse(packed, backupHeader);
}

async function takePart(
  { name, bytes }: Packed,
  { header, tally, taker }: { header: BackupHeader; tally: Tally; taker: Taker },
) {
  const part = partOf(name);
  if (part?.kind === 'media') {
    tally.addMedia(name, sha256(bytes));
    await taker.media?.(part.id, part.file, bytes);
    return;
  }
  if (!part || !header.tables[part.table]) throw damaged();
  const lines = bytes.toString('utf8').trimEnd().split('\n');
  tally.addRows(part.table, bytes, lines.length);
  await taker.rows?.(part.table, lines);
}

function parse<Schema extends z.ZodType>({ bytes }: Packed, schema: Schema): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    throw damaged();
  }
}

const damaged = () => new DomainError('UNPROCESSABLE', (w) => w.backups.damaged);

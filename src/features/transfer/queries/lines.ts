import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { DomainError } from '../../../errors.ts';

/** A line of a file, and which one it is. */
export interface Line {
  number: number;
  text: string;
}

const BATCH_BYTES = 1024 * 1024;
const MOST_LINE_BYTES = 64 * 1024 * 1024;
const NEW_LINE = 10;

/** The lines of a file in batches of about a megabyte; `done` gets its SHA-256 at the end. */
export async function* batchesOf(
  file: string,
  name: string,
  done: (sha256: string) => void,
): AsyncGenerator<Line[]> {
  const hash = createHash('sha256');
  let rest = Buffer.alloc(0);
  let batch: Line[] = [];
  let bytes = 0;
  let number = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    const end = chunk.lastIndexOf(NEW_LINE);
    if (end < 0) {
      rest = Buffer.concat([rest, chunk]);
      if (rest.length > MOST_LINE_BYTES)
        throw new DomainError('UNPROCESSABLE', `${name}, line ${number + 1}: this line is too long.`);
      continue;
    }
    for (const text of Buffer.concat([rest, chunk.subarray(0, end)])
      .toString('utf8')
      .split('\n'))
      batch.push({ number: ++number, text });
    rest = Buffer.from(chunk.subarray(end + 1));
    bytes += chunk.length;
    if (bytes < BATCH_BYTES) continue;
    yield batch;
    [batch, bytes] = [[], 0];
  }
  if (rest.length > 0) batch.push({ number: ++number, text: rest.toString('utf8') });
  if (batch.length > 0) yield batch;
  done(hash.digest('hex'));
}

import { createHash, type Hash } from 'node:crypto';
import type { BackupContents } from './format.ts';

/** Adds up what goes into a backup, or comes out of it. */
export class Tally {
  #tables = new Map<string, { rows: number; hash: Hash }>();
  #media = { files: 0, hash: createHash('sha256') };

  constructor(tables: string[]) {
    for (const table of tables) this.#tables.set(table, { rows: 0, hash: createHash('sha256') });
  }

  addRows(table: string, bytes: Buffer, rows: number) {
    const counted = this.#tables.get(table);
    if (!counted) throw new Error(`The table ${table} was not announced.`);
    counted.rows += rows;
    counted.hash.update(bytes);
  }

  addMedia(name: string, sha256: string) {
    this.#media.files += 1;
    this.#media.hash.update(`${sha256} ${name}\n`);
  }

  /** What was added up, at the end. */
  contents(): BackupContents {
    return {
      tables: Object.fromEntries(
        [...this.#tables].map(([table, { rows, hash }]) => [table, { rows, sha256: hash.digest('hex') }]),
      ),
      media: { files: this.#media.files, sha256: this.#media.hash.digest('hex') },
    };
  }
}

/** Whether two sums are of the same things. */
export const isSame = (one: BackupContents, other: BackupContents) =>
  JSON.stringify(one) === JSON.stringify(other);

import { createHash, type Hash } from 'node:crypto';
import { appendFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '../../../errors.ts';

/** Writes a file by its path below the folder that is being filled. */
export type PutFile = (place: string, content: string | Buffer) => Promise<void>;

/** A folder that is being filled, and what it holds so far. */
export class Filling {
  #sums = new Map<string, Hash>();
  #made = new Set<string>();
  #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** @throws DomainError CONFLICT when there is something in the folder. */
  static async begin(folder: string) {
    const names = await readdir(folder).catch(() => []);
    if (names.length > 0) throw new DomainError('CONFLICT', `${folder} is not empty. Name a new folder.`);
    await mkdir(folder, { recursive: true });
    return new Filling(folder);
  }

  put: PutFile = async (place, content) => {
    this.#sums.set(place, createHash('sha256').update(content));
    await writeFile(await this.#at(place), content, { flag: 'wx' });
  };

  /** Adds to a file, which begins with the first of it. */
  async append(place: string, content: string) {
    const sum = this.#sums.get(place) ?? createHash('sha256');
    this.#sums.set(place, sum.update(content));
    await appendFile(await this.#at(place), content);
  }

  async #at(place: string) {
    const file = path.join(this.#folder, place);
    const home = path.dirname(file);
    if (!this.#made.has(home)) await mkdir(home, { recursive: true });
    this.#made.add(home);
    return file;
  }

  /** SHA-256 of every file, by its path. */
  sums() {
    return Object.fromEntries([...this.#sums].map(([place, sum]) => [place, sum.copy().digest('hex')]));
  }
}

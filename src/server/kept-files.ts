import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { DomainError, type Said } from '../errors.ts';

/** A file that the site made for its owner, or that they put there. */
export interface KeptFile {
  name: string;
  bytes: number;
  madeAt: Date;
}

/** What a file has behind its name until it is whole. */
export const PARTIAL = '.partial';

/** Nothing takes longer to make; what is older was left by a process that was killed. */
const MADE_WITHIN_MS = 6 * 60 * 60 * 1000;

const isLeft = (madeAt: Date) => Date.now() - madeAt.getTime() > MADE_WITHIN_MS;

/** A folder of such files. Nothing is found there but by a name that one of them can have. */
export class KeptFiles {
  #folder: string;
  #isName: (name: string) => boolean;
  #notThere: Said;

  constructor(folder: string, isName: (name: string) => boolean, notThere: Said) {
    this.#folder = folder;
    this.#isName = isName;
    this.#notThere = notThere;
  }

  /** The newest first, and how far one has come that is being made. */
  async list(): Promise<{ kept: KeptFile[]; underWay: KeptFile | undefined }> {
    const names = await readdir(this.#folder).catch(() => []);
    const found = await Promise.all(
      names.filter((name) => this.#isName(name.replace(PARTIAL, ''))).map((name) => this.#look(name)),
    );
    const all = found
      .filter((one) => one !== undefined)
      .toSorted((one, other) => other.madeAt.getTime() - one.madeAt.getTime());
    return {
      kept: all.filter(({ name }) => !name.endsWith(PARTIAL)),
      underWay: all.find(({ name, madeAt }) => name.endsWith(PARTIAL) && !isLeft(madeAt)),
    };
  }

  /** Removes what was never made whole. */
  async sweep() {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const found = name.endsWith(PARTIAL) && (await this.#look(name));
      if (found && isLeft(found.madeAt)) await rm(path.join(this.#folder, name), { force: true });
    }
  }

  /** One that goes while the folder is looked at is left out. */
  async #look(name: string): Promise<KeptFile | undefined> {
    const found = await stat(path.join(this.#folder, name)).catch(() => undefined);
    return found?.isFile() ? { name, bytes: found.size, madeAt: found.mtime } : undefined;
  }

  /** Where a file is, or will be. @throws DomainError NOT_FOUND for a name that none can have. */
  async placeFor(name: string): Promise<string> {
    if (!this.#isName(name)) throw new DomainError('NOT_FOUND', this.#notThere);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    return path.join(this.#folder, name);
  }

  /** @throws DomainError NOT_FOUND when it is not there. */
  async find(name: string): Promise<KeptFile & { file: string }> {
    const file = await this.placeFor(name);
    const found = await this.#look(name);
    if (!found) throw new DomainError('NOT_FOUND', this.#notThere);
    return { ...found, file };
  }

  async remove(name: string) {
    await rm((await this.find(name)).file);
  }

  /** The file as an answer that is saved and not shown. */
  async answer(name: string): Promise<Response> {
    const { file, bytes } = await this.find(name);
    return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>, {
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Length': String(bytes),
        'Content-Disposition': `attachment; filename="${name}"`,
      },
    });
  }
}

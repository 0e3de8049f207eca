import { createHash } from 'node:crypto';
import type { Storage } from './storage.ts';

/** Pictures that come in with the rows of a whole site; they are there for good only once those are. */
export class Arriving {
  /** Those there were before. */
  #before: Set<string>;
  #named = new Set<string>();
  #added: string[] = [];
  #filling: { id: string; files: Map<string, Buffer> } | undefined;
  #storage: Storage;

  private constructor(storage: Storage, before: string[]) {
    this.#storage = storage;
    this.#before = new Set(before);
  }

  static async begin(storage: Storage) {
    return new Arriving(
      storage,
      (await storage.list()).map(({ id }) => id),
    );
  }

  /** Takes a file; those of one picture come one after the other. */
  async take(id: string, name: string, bytes: Buffer) {
    if (this.#filling?.id !== id) {
      await this.finish();
      this.#filling = { id, files: new Map() };
    }
    this.#filling.files.set(name, bytes);
  }

  /** Keeps the picture whose files have come. One that is there already never changes. */
  async finish() {
    if (!this.#filling) return;
    const { id, files } = this.#filling;
    this.#filling = undefined;
    this.#named.add(id);
    if (this.#before.has(id) && (await this.#isThere(id, files))) return;
    await this.#storage.remove(id);
    await this.#storage.keep(id, files);
    if (!this.#before.has(id)) this.#added.push(id);
  }

  async #isThere(id: string, files: Map<string, Buffer>) {
    for (const [name, bytes] of files) {
      const found = await this.#storage.find(id, name);
      if (found?.bytes !== bytes.length) return false;
      if (digest(Buffer.concat(await found.read().toArray())) !== digest(bytes)) return false;
    }
    return true;
  }

  /** Removes what was there before and belongs to nothing any more. */
  async settle() {
    for (const id of this.#before) if (!this.#named.has(id)) await this.#storage.remove(id);
  }

  /** Leaves everything as it was. */
  async giveUp() {
    for (const id of this.#added) await this.#storage.remove(id);
  }
}

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

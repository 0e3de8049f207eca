import path from 'node:path';
import { pictureNamed, STILL_FILES } from '../../media/rules/addresses.ts';
import type { Storage } from '../../media/storage.ts';
import { renamePictures } from '../../studio/rules/figures.ts';
import type { PutFile } from './folder.ts';

/** Stored pictures on their way into `figures/`, each once. */
export class Pictures {
  /** File names by address. */
  kept = new Map<string, string>();
  /** Addresses that a text names and where no picture is. */
  missing = new Set<string>();
  #storage: Storage;
  #put: PutFile;

  constructor(storage: Storage, put: PutFile) {
    this.#storage = storage;
    this.#put = put;
  }

  /** The text with its stored pictures as files of `figures/`; a text that cannot be read keeps their addresses. */
  async into(text: string): Promise<string> {
    const named = new Set<string>();
    try {
      renamePictures(text, ({ src }) => {
        named.add(src);
        return undefined;
      });
    } catch {
      return text;
    }
    for (const src of named) await this.#keep(src);
    return renamePictures(text, ({ src, by }) => {
      const name = this.kept.get(src);
      return name && (by === 'figure' ? name : `../figures/${name}`);
    });
  }

  async #keep(src: string) {
    const id = pictureNamed(src);
    if (!id || this.kept.has(src)) return;
    for (const still of STILL_FILES) {
      const found = await this.#storage.find(id, still);
      if (!found) continue;
      const name = `${id}${path.extname(still)}`;
      await this.#put(`figures/${name}`, Buffer.concat(await found.read().toArray()));
      this.kept.set(src, name);
      return;
    }
    this.missing.add(src);
  }
}

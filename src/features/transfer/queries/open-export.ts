import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '../../../errors.ts';
import { isExportedPath, MANIFEST_FILE, type Manifest, manifest, rowsFile } from '../rules/format.ts';
import { whereIn } from '../rules/problem.ts';

/** More than any export's list of its files. */
const MOST_BYTES = 256 * 1024 * 1024;

/** An export as it lies in a folder: what it says of itself, and its files, each looked at before it is read. */
export class OpenExport {
  said: Manifest;
  #root: string;

  private constructor(root: string, said: Manifest) {
    this.#root = root;
    this.said = said;
  }

  /** @throws DomainError naming the file, and the line where there is one, when this is no export or not a whole one. */
  static async open(folder: string): Promise<OpenExport> {
    const root = await realpath(folder).catch(() => {
      throw new DomainError('NOT_FOUND', `There is no folder ${folder}.`);
    });
    await refuseOther(root, MANIFEST_FILE);
    const opened = new OpenExport(root, await readManifest(path.join(root, MANIFEST_FILE)));
    for (const place of Object.keys(opened.said.files)) {
      if (!isExportedPath(place)) throw broken(`${MANIFEST_FILE}: “${place}” is no path of an export.`);
      await refuseOther(root, place);
    }
    const unnamed = Object.keys(opened.said.tables)
      .map(rowsFile)
      .find((place) => !opened.said.files[place]);
    if (unnamed) throw broken(`${MANIFEST_FILE}: “${unnamed}” is not among its files.`);
    return opened;
  }

  place = (file: string) => path.join(this.#root, file);

  read = (file: string) => readFile(this.place(file));

  /** @throws DomainError when the file's bytes are not those that were exported. */
  check(file: string, sha256: string) {
    if (sha256 !== this.said.files[file])
      throw broken(
        `${file}: this is not as it was exported. Take it in as it was, and change it on the site.`,
      );
  }

  /** The sum of a file that nothing else is done with. */
  async checkWhole(file: string) {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(this.place(file))) hash.update(chunk as Buffer);
    this.check(file, hash.digest('hex'));
  }
}

const broken = (message: string) => new DomainError('UNPROCESSABLE', message);

/** A link could lead anywhere on this machine. */
async function refuseOther(root: string, place: string) {
  const file = path.join(root, place);
  const found = await lstat(file).catch(() => undefined);
  if (!found) throw broken(`${place}: this file is missing.`);
  if (!found.isFile() || (await realpath(file)) !== file)
    throw broken(`${place}: this is a link or no file, and only files are taken in.`);
}

async function readManifest(file: string): Promise<Manifest> {
  if ((await lstat(file)).size > MOST_BYTES) throw broken(`${MANIFEST_FILE}: this is too large.`);
  const text = await readFile(file, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw broken(`${MANIFEST_FILE}${whereIn(text, error)}`);
  }
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  if (typeof format === 'number' && format > 1)
    throw broken(`${MANIFEST_FILE}: this export was made by a newer version of Commonplace.`);
  const parsed = manifest.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw broken(`${MANIFEST_FILE}: ${issue?.path.join('.')} ${issue?.message}`);
}

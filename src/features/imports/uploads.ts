import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { MAX_FILE_BYTES } from '../media/rules/sizes.ts';

/**
 * A file below a folder, wherever its name or a link in the folder would lead; undefined when it is not there. Of what is
 * larger than a picture may be nothing is read but that.
 */
export async function readBelow(folder: string, name: string): Promise<Buffer | undefined> {
  try {
    const root = await realpath(folder);
    const file = await realpath(path.resolve(root, name.replace(/^[/\\]+/, '')));
    if (!file.startsWith(root + path.sep)) return undefined;
    const { size } = await stat(file);
    return size > MAX_FILE_BYTES ? Buffer.alloc(MAX_FILE_BYTES + 1) : await readFile(file);
  } catch {
    return undefined;
  }
}

import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { settings } from '../../settings.ts';

/** Where what was uploaded waits, below `DATA_DIR`. */
const UPLOADS = 'imports';

/** What the pictures of an export are called once they have arrived. */
export const PICTURES_FILE = 'pictures.zip';

/** A new place for an upload, as it is kept with its import. */
export async function makePlace(): Promise<string> {
  const place = path.join(UPLOADS, uuidv7());
  await mkdir(placeAt(place), { recursive: true, mode: 0o700 });
  return place;
}

/** Where a place is on this machine. */
export const placeAt = (place: string) => path.join(settings().dataDir, place);

export const removePlace = (place: string) => rm(placeAt(place), { recursive: true, force: true });

/** Every place there is, with when it was made. */
export async function listPlaces(): Promise<{ place: string; madeAt: Date }[]> {
  const names = await readdir(placeAt(UPLOADS)).catch(() => []);
  return Promise.all(
    names.map(async (name) => {
      const place = path.join(UPLOADS, name);
      return { place, madeAt: (await stat(placeAt(place))).birthtime };
    }),
  );
}

/** Folders of WordPress around its pictures. */
const AROUND_PICTURES = ['wp-content', 'uploads'];

/** Folders whose names an export goes by, so that they are not taken for something packed around it. */
const PART_OF_IT = /^(content|src|static|posts|pages|_posts|_pages|_drafts|\d{4})$/;

/** Where an export or its pictures begin in what was unpacked, whatever was packed around them. */
export async function innermost(folder: string): Promise<string> {
  const names = await readdir(folder);
  const next = AROUND_PICTURES.find((name) => names.includes(name)) ?? onlyOf(names);
  if (next === undefined || PART_OF_IT.test(next)) return folder;
  const below = path.join(folder, next);
  return (await stat(below)).isDirectory() ? innermost(below) : folder;
}

const onlyOf = (names: string[]) => (names.length === 1 ? names[0] : undefined);

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import type { Arrival, Source } from '#src/features/imports/rules/arrivals.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** A folder of its own for some files, gone when the tests are over. */
export async function givenFolder(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'source-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return folder;
}

export async function givenFile(content: string | Uint8Array, name = 'export.xml'): Promise<string> {
  return path.join(await givenFolder({ [name]: content }), name);
}

export const arrivalsOf = (source: Source): Promise<Arrival[]> => Array.fromAsync(source.arrivals());

type Of<Kind extends Arrival['kind']> = Extract<Arrival, { kind: Kind }>;

/** The arrivals of one kind, in their order. */
export const only = <Kind extends Arrival['kind']>(arrivals: Arrival[], kind: Kind): Of<Kind>[] =>
  arrivals.filter((arrival): arrival is Of<Kind> => arrival.kind === kind);

/** The one arrival of a kind under a key. */
export function the<Kind extends Arrival['kind']>(arrivals: Arrival[], kind: Kind, key: string): Of<Kind> {
  const found = only(arrivals, kind).find((arrival) => arrival.key === key);
  if (!found) throw new Error(`No ${kind} arrives under ${key}.`);
  return found;
}

/** Where each former path leads, of those that are no document's own. */
export const redirectsOf = (arrivals: Arrival[]) =>
  Object.fromEntries(only(arrivals, 'redirect').map(({ from, to }) => [from, to]));

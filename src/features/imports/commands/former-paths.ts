import { inArray, sql } from 'drizzle-orm';
import { insertMany } from '#db/bulk.ts';
import type { Database } from '#db/client.ts';
import { addresses } from '#db/schema/index.ts';
import { canRedirectFrom, essayPath, pagePath } from '../../addresses/rules.ts';
import { storedPath } from '../rules/paths.ts';
import type { Placed, Run } from './context.ts';

/** Where a document stands here. */
export const pathOf = ({ kind, name }: Pick<Placed, 'kind' | 'name'>) =>
  kind === 'essay' ? essayPath(name) : pagePath(name);

/** A document whose former addresses are to lead to it. */
export interface Moved {
  placed: Placed;
  paths: string[];
  remarks: string[];
}

/** Lets the former addresses of documents lead to them, and remarks on those that lead to something else. */
export async function leaveFormerPaths(tx: Database, run: Run, moved: Moved[]) {
  const own = ownPaths(run);
  const wanted = new Map<string, Placed>();
  for (const { placed, paths, remarks } of moved)
    for (const given of paths) {
      const path = storedPath(given);
      if (!path || path === '/' || path === pathOf(placed) || wanted.get(path) === placed) continue;
      if (canRedirectFrom(path) && !own.has(path) && !wanted.has(path)) wanted.set(path, placed);
      else remarks.push(run.says.remark.pathTaken(path));
    }
  const elsewhere = await insert(tx, run, wanted);
  for (const { placed, remarks } of moved)
    for (const path of elsewhere.get(placed) ?? []) remarks.push(run.says.remark.pathTaken(path));
}

const remembered = new WeakMap<Run, Set<string>>();

/** The addresses that the documents of the source have here. */
export function ownPaths(run: Run): Set<string> {
  const known = remembered.get(run) ?? new Set([...run.documents.values()].map(pathOf));
  remembered.set(run, known);
  return known;
}

const PATHS_AT_ONCE = 5_000;

/** @returns those that lead to something else, by who wanted them. */
async function insert(tx: Database, run: Run, wanted: Map<string, Placed>): Promise<Map<Placed, string[]>> {
  const all = [...wanted];
  const elsewhere = new Map<Placed, string[]>();
  for (let start = 0; start < all.length; start += PATHS_AT_ONCE) {
    const some = all.slice(start, start + PATHS_AT_ONCE);
    const rows = some.map(([path, { kind, id }]) => ({
      ...{ path, current: false },
      ...(kind === 'essay' ? { essayId: id, pageId: null } : { essayId: null, pageId: id }),
    }));
    const otherwise = sql`on conflict do nothing`;
    const done = run.dryRun ? [] : await insertMany(tx, addresses, rows, { otherwise, returning: 'path' });
    const left = new Set(some.map(([path]) => path));
    for (const path of done) left.delete(path);
    if (left.size === 0) continue;
    const held = await tx
      .select()
      .from(addresses)
      .where(inArray(addresses.path, [...left]));
    for (const { path, essayId, pageId } of held) {
      const placed = wanted.get(path);
      if (placed && (essayId ?? pageId) !== placed.id)
        elsewhere.set(placed, [...(elsewhere.get(placed) ?? []), path]);
    }
  }
  return elsewhere;
}

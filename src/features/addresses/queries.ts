import { and, asc, eq, ilike, inArray, isNotNull, not, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { rowsOf } from '#db/client.ts';
import { addresses } from '#db/schema/index.ts';
import { formerAddresses } from './former.ts';
import { pathAbove, pathWithin } from './rules.ts';

/** Where a former address leads now; undefined when it leads nowhere a reader may go. */
export async function findRedirect(db: Database, path: string, search = ''): Promise<string | undefined> {
  const candidates = formerAddresses(path, search);
  const above = pathAbove(path);
  const asked = above ? [...candidates, above] : candidates;
  const found = rowsOf<{ path: string; target: string }>(
    await db.execute(sql`
      select former.path, coalesce(former.target, held.path) as target
      from addresses former
      left join addresses held on held.current
        and (held.essay_id = former.essay_id or held.page_id = former.page_id)
      left join essays on essays.id = former.essay_id
      left join pages on pages.id = former.page_id
      where ${inArray(sql`former.path`, asked)}
        and (former.target is not null
          or (not former.current and (essays.status = 'published' or pages.status = 'published')))`),
  );
  const targets = new Map(found.map((row) => [row.path, row.target]));
  const best = candidates.find((candidate) => targets.has(candidate));
  if (best) return targets.get(best);
  const target = above && targets.get(above);
  return above && target && pathWithin(path, above, target);
}

/** The slugs that things go by now, for each slug they were given by: a file may still know them by a former one. */
export async function followSlugs(
  db: Database,
  pathOf: (slug: string) => string,
  given: string[],
): Promise<Map<string, string>> {
  const slugs = new Map(given.map((slug) => [slug, slug]));
  if (given.length === 0) return slugs;
  const held = alias(addresses, 'held');
  const same = or(eq(held.essayId, addresses.essayId), eq(held.pageId, addresses.pageId));
  const rows = await db
    .select({ path: addresses.path, target: sql<string | null>`coalesce(${addresses.target}, ${held.path})` })
    .from(addresses)
    .leftJoin(held, and(eq(held.current, true), same))
    .where(inArray(addresses.path, given.map(pathOf)));
  for (const slug of given) {
    const target = rows.find((row) => row.path === pathOf(slug))?.target;
    const now = target?.split('/').filter(Boolean).at(-1);
    if (now && pathOf(now) === target) slugs.set(slug, now);
  }
  return slugs;
}

/** Those of the slugs whose address leads elsewhere, because what went by it was renamed, merged or removed. */
export async function listMoved(db: Database, pathOf: (slug: string) => string, slugs: string[]) {
  if (slugs.length === 0) return new Set<string>();
  const rows = await db
    .select({ path: addresses.path })
    .from(addresses)
    .where(and(inArray(addresses.path, slugs.map(pathOf)), isNotNull(addresses.target)));
  const paths = new Set(rows.map(({ path }) => path));
  return new Set(slugs.filter((slug) => paths.has(pathOf(slug))));
}

export const REDIRECTS_ON_A_PAGE = 50;

/** One numbered page of the paths that lead elsewhere, by path, of those whose path or target holds the words. */
export async function listRedirects(db: Database, { q, page }: { q: string; page: number }) {
  const words = `%${q.trim().replace(/[\\%_]/g, '\\$&')}%`;
  const target = sql<string>`coalesce(${addresses.target}, (
    select held.path from addresses held where held.current
      and (held.essay_id = addresses.essay_id or held.page_id = addresses.page_id)), '')`;
  const which = and(
    or(isNotNull(addresses.target), not(addresses.current)),
    q.trim() ? or(ilike(addresses.path, words), ilike(target, words)) : undefined,
  );
  const total = await db.$count(addresses, which);
  const redirects = await db
    .select({ path: addresses.path, target })
    .from(addresses)
    .where(which)
    .orderBy(asc(addresses.path))
    .limit(REDIRECTS_ON_A_PAGE)
    .offset((page - 1) * REDIRECTS_ON_A_PAGE);
  return { redirects, pages: Math.max(1, Math.ceil(total / REDIRECTS_ON_A_PAGE)) };
}

/** Whether something of this site stands at a path. */
export async function isTaken(db: Database, path: string): Promise<boolean> {
  const [row] = rowsOf<{ taken: boolean }>(
    await db.execute(sql`select
      exists (select from addresses where path = ${path} and target is null and current)
      or exists (select from topics where '/topics/' || slug || '/' = ${path})
      or exists (select from series where '/series/' || slug || '/' = ${path})
      or exists (select from authors where '/authors/' || handle || '/' = ${path})
      or exists (select from menus where '/resources/' || slug || '/' = ${path}) as taken`),
  );
  return row?.taken ?? false;
}

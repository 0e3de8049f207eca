import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { essayPath, pagePath, RESERVED_SEGMENTS, slugFromTitle } from '../../addresses/rules.ts';
import { freeSlug } from '../rules/address.ts';
import type { Draft } from '../rules/draft.ts';
import type { DraftProblem } from '../rules/problem.ts';

type Chosen = { slug: string } | { problems: DraftProblem[] };

/**
 * The address to publish under: the one its author wants, else the one it has, else one made from its title. A wanted
 * one that is taken is a problem with a proposal; one made from a title is free by itself.
 */
export async function chooseSlug(db: Database, draft: Draft, language: string): Promise<Chosen> {
  const { slug: wanted, title } = draft.matter;
  const pathOf = draft.kind === 'essay' ? essayPath : pagePath;
  const isPublic = await hasAddress(db, draft);
  const given = wanted || (isPublic ? draft.slug : '');
  const asked = given || slugFromTitle(title, language) || draft.slug.replace('untitled', draft.kind);
  const taken = await listTaken(db, draft, pathOf, asked);
  const free = freeSlug(asked, taken);
  if (!given || free === given) return { slug: free };
  const message = `${pathOf(given)} leads to something else already. ${pathOf(free)} is free.`;
  return { problems: [{ field: 'slug', message }] };
}

async function hasAddress(db: Database, { essayId, pageId }: Draft): Promise<boolean> {
  const [held] = rowsOf<{ path: string }>(
    await db.execute(sql`select path from addresses
      where current and (essay_id = ${essayId}::uuid or page_id = ${pageId}::uuid)`),
  );
  return Boolean(held);
}

/** Slugs that begin so and belong to something else. */
async function listTaken(
  db: Database,
  { kind, essayId, pageId }: Draft,
  pathOf: (slug: string) => string,
  asked: string,
): Promise<Set<string>> {
  const rows = rowsOf<{ slug: string }>(
    await db.execute(
      kind === 'essay'
        ? sql`select split_part(path, '/', 3) as slug from addresses
            where path like ${pathOf(`${asked}%`)} and essay_id is distinct from ${essayId}::uuid
            union select slug from essays where slug like ${`${asked}%`} and id <> ${essayId}::uuid`
        : sql`select split_part(path, '/', 2) as slug from addresses
            where path like ${pathOf(`${asked}%`)} and page_id is distinct from ${pageId}::uuid
            union select slug from pages where slug like ${`${asked}%`} and id <> ${pageId}::uuid`,
    ),
  );
  return new Set([...rows.map(({ slug }) => slug), ...(kind === 'page' ? RESERVED_SEGMENTS : [])]);
}

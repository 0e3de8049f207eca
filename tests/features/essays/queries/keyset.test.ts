import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type EssayPosition, listEssaysAfter } from '#src/features/essays/queries/keyset.ts';
import { givenEssay, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const database = useDatabase();

test('reading on from each part shows every essay once, even those of one moment', async () => {
  for (const slug of ['a', 'b', 'c', 'd', 'e']) await givenEssay(database.db, { slug });
  await database.db.execute(
    sql`update essays set published_at = published_at + interval '3 microseconds' where slug = 'b'`,
  );
  const seen: string[] = [];
  let after: EssayPosition | undefined;
  do {
    const { items, next } = await listEssaysAfter(database.db, after, 1, {});
    seen.push(...items.map((essay) => essay.slug));
    after = next;
  } while (after);
  expect(seen[0]).toBe('b');
  expect(seen.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('an essay published meanwhile does not shift what comes next', async () => {
  for (const [index, slug] of ['old', 'middle', 'new'].entries())
    await givenEssay(database.db, { slug, publishedAt: new Date(NOW.getTime() + index) });
  const first = await listEssaysAfter(database.db, undefined, 1, {});
  await givenEssay(database.db, { slug: 'newest', publishedAt: new Date(NOW.getTime() + 9) });
  const second = await listEssaysAfter(database.db, first.next, 1, {});
  expect(second.items.map((essay) => essay.slug)).toEqual(['middle']);
});

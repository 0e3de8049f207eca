import { and, isNull, notInArray } from 'drizzle-orm';
import type { Publication } from '#src/features/content/rules/publication.ts';
import type { Database } from '../client.ts';
import { guidelines } from '../schema/index.ts';

/**
 * Takes in what the file says, until guidelines are first edited in the browser. One that vanished from the file is
 * retired, because decisions rest on it. @returns the tags that changed.
 */
export async function syncGuidelines(
  tx: Database,
  { guidelines: given }: Pick<Publication, 'guidelines'>,
  now: Date,
) {
  const known = await tx.select().from(guidelines);
  if (known.some((row) => row.source === 'studio')) return [];
  const different = given
    .map((guideline, position) => ({ ...guideline, position, source: 'file' as const, retiredAt: null }))
    .filter((wanted) => {
      const row = known.find((candidate) => candidate.slug === wanted.slug);
      return (
        !row ||
        row.retiredAt ||
        row.title !== wanted.title ||
        row.text !== wanted.text ||
        row.position !== wanted.position
      );
    });
  for (const values of different)
    await tx.insert(guidelines).values(values).onConflictDoUpdate({ target: guidelines.slug, set: values });
  const vanished = await tx
    .update(guidelines)
    .set({ retiredAt: now })
    .where(
      and(
        isNull(guidelines.retiredAt),
        notInArray(guidelines.slug, ['', ...given.map((guideline) => guideline.slug)]),
      ),
    )
    .returning({ id: guidelines.id });
  return different.length + vanished.length > 0 ? ['guidelines'] : [];
}

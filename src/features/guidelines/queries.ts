import { asc, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { guidelines } from '#db/schema/index.ts';

const columns = {
  id: guidelines.id,
  slug: guidelines.slug,
  title: guidelines.title,
  text: guidelines.text,
  retiredAt: guidelines.retiredAt,
};

/** The guidelines in force, in their order. */
export const listGuidelines = (db: Database): Promise<Guideline[]> =>
  db
    .select(columns)
    .from(guidelines)
    .where(isNull(guidelines.retiredAt))
    .orderBy(asc(guidelines.position), asc(guidelines.id));

/** All guidelines with the retired ones, for the owner. */
export const listAllGuidelines = (db: Database): Promise<Guideline[]> =>
  db.select(columns).from(guidelines).orderBy(asc(guidelines.position), asc(guidelines.id));

/** One guideline, also a retired one. */
export async function findGuideline(db: Database, id: string): Promise<Guideline | undefined> {
  const [guideline] = await db.select(columns).from(guidelines).where(eq(guidelines.id, id));
  return guideline;
}

export interface Guideline {
  id: string;
  slug: string;
  title: string;
  text: string;
  retiredAt: Date | null;
}

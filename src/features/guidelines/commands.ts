import { eq, sql } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { guidelines } from '#db/schema/index.ts';
import { DomainError } from '../../errors.ts';
import { slugFromTitle } from '../addresses/rules.ts';
import { listAllGuidelines } from './queries.ts';
import type { GuidelineInput } from './rules.ts';

/** Adds a guideline after all others. @throws DomainError CONFLICT when one of nearly the same title is there. */
export function addGuideline(db: Database, input: GuidelineInput) {
  return db.transaction(async (tx) => {
    const [added] = await tx
      .insert(guidelines)
      .values({
        ...input,
        slug: slugFromTitle(input.title) || 'guideline',
        source: 'studio',
        position: sql`(select coalesce(max(position), 0) + 1 from guidelines)`,
      })
      .onConflictDoNothing()
      .returning({ id: guidelines.id });
    if (!added) throw new DomainError('CONFLICT', (w) => w.guidelines.titleTaken);
    await settleChange(tx);
    return added.id;
  });
}

/** Gives a guideline new words; decisions made under it keep the old ones. */
export const rewordGuideline = (db: Database, id: string, input: GuidelineInput) => change(db, id, input);

/** Takes a guideline out of use. Decisions rest on it, so it is never deleted. */
export const retireGuideline = (db: Database, id: string, now: Date) => change(db, id, { retiredAt: now });

/** Puts a retired guideline back in force. */
export const reviveGuideline = (db: Database, id: string) => change(db, id, { retiredAt: null });

function change(db: Database, id: string, values: Partial<typeof guidelines.$inferInsert>) {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(guidelines)
      .set(values)
      .where(eq(guidelines.id, id))
      .returning({ id: guidelines.id });
    if (!row) throw new DomainError('NOT_FOUND', (w) => w.guidelines.gone);
    await settleChange(tx);
  });
}

/** Lets a guideline change places with the one before or after it. */
export function moveGuideline(db: Database, id: string, direction: 'up' | 'down') {
  return db.transaction(async (tx) => {
    const order = (await listAllGuidelines(tx)).map((guideline) => guideline.id);
    const from = order.indexOf(id);
    const to = direction === 'up' ? from - 1 : from + 1;
    if (from < 0 || to < 0 || to >= order.length) return;
    order.splice(to, 0, ...order.splice(from, 1));
    for (const [position, each] of order.entries())
      await tx.update(guidelines).set({ position }).where(eq(guidelines.id, each));
    await settleChange(tx);
  });
}

/** With the first change in the browser the file has no more say. */
async function settleChange(tx: Database) {
  await tx.update(guidelines).set({ source: 'studio' }).where(eq(guidelines.source, 'file'));
  await changed(tx, ['guidelines']);
}

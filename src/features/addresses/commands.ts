import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { addresses } from '#db/schema/index.ts';
import { DomainError } from '../../errors.ts';

type Holder = { essayId: string } | { pageId: string };

/**
 * Gives a path to an essay or page; a path it had before answers 301 from then on.
 * @throws DomainError CONFLICT naming the path when it leads somewhere else already.
 */
export async function takeAddress(tx: Database, path: string, holder: Holder) {
  const [held] = await tx.select().from(addresses).where(eq(addresses.path, path));
  const own = held && ('essayId' in holder ? held.essayId === holder.essayId : held.pageId === holder.pageId);
  if (held && !own)
    throw new DomainError(
      'CONFLICT',
      `The address ${path} already leads to ${held.target ?? 'something else on this site'}.`,
    );
  if (own && held.current) return;
  const ofHolder =
    'essayId' in holder ? eq(addresses.essayId, holder.essayId) : eq(addresses.pageId, holder.pageId);
  await tx
    .update(addresses)
    .set({ current: false })
    .where(and(ofHolder, eq(addresses.current, true)));
  await tx
    .insert(addresses)
    .values({ path, ...holder, current: true })
    .onConflictDoUpdate({ target: addresses.path, set: { current: true } });
}

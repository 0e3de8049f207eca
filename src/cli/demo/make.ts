import { count } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { members } from '#db/schema/index.ts';
import { DomainError } from '../../errors.ts';
import { countFigures } from './figures.ts';
import { simulateMonths } from './parity.ts';
import { play } from './play.ts';
import { readScript } from './script.ts';

/** @throws DomainError CONFLICT when the site has members. */
export async function refuseMembers(db: Database) {
  const [found] = await db.select({ of: count() }).from(members);
  if (found?.of)
    throw new DomainError(
      'CONFLICT',
      `This site has ${found.of === 1 ? 'a member' : `${found.of} members`} already, and the demonstration leaves those alone. Give it another DATA_DIR, such as .demo, or another DATABASE_URL.`,
    );
}

/**
 * Fills an empty site with people, what they say and what is decided about it; all of it or, when something fails, nothing.
 * @throws DomainError CONFLICT when the site has members, or has not got the essays.
 */
export function makeDemonstration(db: Database, password: string, now: Date) {
  const script = readScript();
  return db.transaction(async (tx) => {
    await refuseMembers(tx);
    await play(tx, script, password, now);
    const simulated = await simulateMonths(tx, now);
    return { cast: script.cast, figures: { ...(await countFigures(tx)), simulated } };
  });
}

import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { appreciations } from '#db/schema/index.ts';
import type { SiteSettings } from '../../site/rules.ts';
import { changedWork } from './rows.ts';

interface Appreciation {
  memberId: string;
  workId: string;
}

type Shown = Pick<SiteSettings, 'appreciationsShownTo'>;

/** Thanks the authors of a work; a second time changes nothing. */
export function appreciateWork(db: Database, given: Appreciation, site: Shown, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    await tx
      .insert(appreciations)
      .values({ ...given, givenAt: now })
      .onConflictDoNothing();
    await changedForReaders(tx, given, site);
  });
}

export function takeBackAppreciation(db: Database, given: Appreciation, site: Shown): Promise<void> {
  return db.transaction(async (tx) => {
    const { workId, memberId } = appreciations;
    await tx.delete(appreciations).where(and(eq(workId, given.workId), eq(memberId, given.memberId)));
    await changedForReaders(tx, given, site);
  });
}

async function changedForReaders(tx: Database, { workId }: Appreciation, { appreciationsShownTo }: Shown) {
  if (appreciationsShownTo === 'readers') await changedWork(tx, workId);
}

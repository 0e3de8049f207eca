import { eq, sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { worksToRelate } from '#db/schema/index.ts';
import { findSnapshot } from '../queries/snapshot.ts';
import { countStandingWorks } from '../queries/texts.ts';
import { isOutgrown } from '../rules/growth.ts';
import { rebuildGraph } from './rebuild.ts';
import { relateWork } from './relate.ts';

/** Held while the graph is changed, so that several processes take turns. */
export const GRAPH_LOCK = 728_114_003;

interface Kept {
  /** How many works a rebuild related, if there was one. */
  rebuilt: number;
  /** How many works that had changed were related again. */
  related: number;
}

/**
 * Brings the graph up to date: by a rebuild where one is asked for, was cut short, or the site has outgrown its
 * snapshot; then work by work.
 */
export async function keepGraph(db: Database, now: Date, { anew }: { anew: boolean }): Promise<Kept> {
  const snapshot = await findSnapshot(db);
  const works = await countStandingWorks(db);
  const rebuilt = anew || isOutgrown(snapshot, works) ? await rebuildGraph(db, now) : 0;
  return { rebuilt, related: await relateChanged(db) };
}

/** Relates every work that changed, each in one transaction with its note. @throws the first error, after the others. */
export async function relateChanged(db: Database): Promise<number> {
  const errors: unknown[] = [];
  const failed: string[] = [];
  let related = 0;
  for (;;) {
    const workId = await nextChanged(db, failed);
    if (!workId) break;
    try {
      await db.transaction(async (tx) => {
        await tx.delete(worksToRelate).where(eq(worksToRelate.workId, workId));
        await relateWork(tx, workId);
      });
      related++;
    } catch (error) {
      errors.push(error);
      failed.push(workId);
    }
  }
  if (errors.length > 0) throw errors[0];
  return related;
}

async function nextChanged(db: Database, except: string[]): Promise<string | undefined> {
  const [next] = rowsOf<{ workId: string }>(
    await db.execute(sql`
      select work_id as "workId" from works_to_relate
      where work_id <> all(${sql.param(except)}::uuid[]) order by changed_at, work_id limit 1`),
  );
  return next?.workId;
}

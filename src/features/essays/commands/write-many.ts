import { insertMany } from '#db/bulk.ts';
import type { Database } from '#db/client.ts';
import { addresses, bylines, essays, essayTopics, works } from '#db/schema/index.ts';
import { essayPath } from '../../addresses/rules.ts';
import { rowOf, type SaidEssay, type Writing } from './write.ts';

/** An essay that is not here yet, with all that it names known by its id. */
export interface NewEssay {
  id: string;
  said: SaidEssay;
  workId: string;
  /** Its work, which comes with the original; other editions join it. */
  work?: Pick<typeof works.$inferInsert, 'seriesId' | 'part' | 'comments'>;
  authorIds: string[];
  topicIds: string[];
}

type Circumstances = Pick<Writing, 'source' | 'site' | 'now'>;

/**
 * Makes the rows of many new essays at once, as `writeEssay` makes those of one. Drafts get no address yet.
 * @returns the rows, so that the caller can settle their works.
 */
export async function writeNewEssays(tx: Database, given: NewEssay[], circumstances: Circumstances) {
  if (given.length === 0) return [];
  const newWorks = given.flatMap(({ workId, work }) => (work ? [{ id: workId, ...work }] : []));
  await insertMany(tx, works, newWorks);
  const rows = given.map(({ id, said, workId }) => ({ id, ...rowOf(said, workId, circumstances) }));
  await insertMany(tx, essays, rows);
  const signed = given.flatMap(({ id, authorIds }) =>
    authorIds.map((authorId, position) => ({ essayId: id, authorId, position })),
  );
  await insertMany(tx, bylines, signed);
  const about = given.flatMap(({ id, topicIds }) =>
    topicIds.map((topicId, position) => ({ essayId: id, topicId, position })),
  );
  await insertMany(tx, essayTopics, about);
  const shown = rows.filter(({ status }) => status !== 'draft');
  await insertMany(
    tx,
    addresses,
    shown.map(({ id, slug }) => ({ path: essayPath(slug), essayId: id })),
  );
  return rows;
}

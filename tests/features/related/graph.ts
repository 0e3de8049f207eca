import { eq, sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { addresses, curatedEdges, essays, essayTopics, topics } from '#db/schema/index.ts';
import { relateAgain, settleWorks } from '#src/features/essays/commands/works.ts';
import { relateChanged } from '#src/features/related/commands/keep.ts';

const NOUNS =
  'kettle window garden letter corridor blanket harbour lantern orchard violin ledger chimney saddle compass bakery meadow thimble anchor feather pillow basket mirror carpet trumpet barrel candle ribbon hammer ladder needle quarry saucer tunnel velvet walnut whistle button cellar dragon engine'.split(
    ' ',
  );

/** A text about a few things; the same number is always the same text. */
export const textAbout = (number: number) =>
  Array.from({ length: 14 }, (_, at) => NOUNS[(number * 7 + at * at * (1 + (number % 5))) % NOUNS.length])
    .map((noun, at) => (at % 4 === 0 ? `The ${noun} again.` : `Then the ${noun},`))
    .join(' ');

/** All that readers can see of the graph, by slugs, in an order that stays. */
export async function graphOf(db: Database): Promise<string[]> {
  const rows = rowsOf<{ line: string }>(
    await db.execute(sql`
      select concat_ws(' ', own.slug, position, other.slug, score, reasons) as line
      from edges
      left join essays own on own.work_id = from_id and own.standing
      left join essays other on other.work_id = to_id and other.standing
      order by own.slug, position`),
  );
  return rows.map(({ line }) => line);
}

/** How many edges lead to, or from, what readers may not open. */
export async function countDanglingEdges(db: Database): Promise<number> {
  const [row] = rowsOf<{ dangling: number }>(
    await db.execute(sql`
      select count(*)::int as dangling from edges
      where not exists (select from essays where work_id = to_id and standing)
        or not exists (select from essays where work_id = from_id and standing) or from_id = to_id`),
  );
  return row?.dangling ?? 0;
}

/** Which essays are recommended after one, best first. */
export async function relatedTo(db: Database, slug: string): Promise<string[]> {
  const lines = (await graphOf(db)).map((line) => line.split(' '));
  return lines.filter(([own]) => own === slug).map(([, , other]) => other ?? '');
}

export const essayAt = async (db: Database, slug: string) => {
  const [essay] = await db.select().from(essays).where(eq(essays.slug, slug));
  if (!essay) throw new Error(`${slug} is not there.`);
  return essay;
};

/** Changes an essay as a command would, and lets the graph follow. */
export async function change(db: Database, slug: string, set: Partial<typeof essays.$inferInsert>) {
  const { id, workId } = await essayAt(db, slug);
  await db.transaction(async (tx) => {
    await tx
      .update(essays)
      .set({ ...set, standing: false })
      .where(eq(essays.id, id));
    await settleWorks(tx, [workId]);
  });
  await relateChanged(db);
}

/** Puts an essay under other topics. */
export async function sort(db: Database, slug: string, under: string[]) {
  const { id, workId } = await essayAt(db, slug);
  await db.transaction(async (tx) => {
    await tx.delete(essayTopics).where(eq(essayTopics.essayId, id));
    for (const [position, name] of under.entries()) {
      const [topic] = await tx.select().from(topics).where(eq(topics.slug, name));
      if (topic) await tx.insert(essayTopics).values({ essayId: id, topicId: topic.id, position });
    }
    await relateAgain(tx, [workId]);
  });
  await relateChanged(db);
}

/** Lets an author choose related reading, or take it back. */
export async function choose(db: Database, from: string, to: string, relation: string | undefined) {
  const [fromId, toId] = [(await essayAt(db, from)).id, (await essayAt(db, to)).id];
  const { workId } = await essayAt(db, from);
  await db.transaction(async (tx) => {
    await tx.delete(curatedEdges).where(eq(curatedEdges.fromId, fromId));
    if (relation && fromId !== toId)
      await tx.insert(curatedEdges).values({ fromId, toId, source: 'file', relation, position: 0 });
    await relateAgain(tx, [workId]);
  });
  await relateChanged(db);
}

/** Gives an essay its address, by which others can link to it. */
export const address = (db: Database, { id, slug }: { id: string; slug: string }) =>
  db.insert(addresses).values({ path: `/essays/${slug}/`, essayId: id });

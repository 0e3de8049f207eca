import { describe, expect, test } from 'vitest';
import { appreciations, essays } from '#db/schema/index.ts';
import { recordReads } from '#src/features/reads/commands.ts';
import { ReadCounter } from '#src/features/reads/counter.ts';
import { countAnswers, countReads, listReads, listReadsByMonth } from '#src/features/reads/queries.ts';
import { givenComment, givenEssay, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const place = useDatabase();
const record = (day: string, reads: Record<string, number>) =>
  recordReads(place.db, new Map(Object.entries(reads)), day);

describe('what was read', () => {
  test('is added up by day and by month', async () => {
    const tea = await givenEssay(place.db, { slug: 'tea' });
    await record('2026-10-31', { tea: 2 });
    await record('2026-11-01', { tea: 3 });
    await record('2026-11-01', { tea: 4 });
    expect(await countReads(place.db, tea.id)).toBe(9);
    expect(await listReads(place.db, tea.id, '2026-11-01')).toEqual([{ day: '2026-11-01', count: 7 }]);
    expect(await listReadsByMonth(place.db, tea.id)).toEqual([
      { month: '2026-11', count: 7 },
      { month: '2026-10', count: 2 },
    ]);
  });

  test('by many processes at once is all there', async () => {
    const [tea, bread] = [
      await givenEssay(place.db, { slug: 'tea' }),
      await givenEssay(place.db, { slug: 'bread' }),
    ];
    const orders = [
      { tea: 1, bread: 1 },
      { bread: 1, tea: 1 },
    ];
    await Promise.all(Array.from({ length: 20 }, (_, at) => record('2026-11-01', orders[at % 2] ?? {})));
    expect([await countReads(place.db, tea.id), await countReads(place.db, bread.id)]).toEqual([20, 20]);
  });

  test('of an essay that is not there is left out', async () => {
    const tea = await givenEssay(place.db, { slug: 'tea' });
    await record('2026-11-01', { nothing: 5, tea: 1, '\u{1F375}': 1 });
    await record('2026-11-01', {});
    expect(await countReads(place.db, tea.id)).toBe(1);
    await place.db.delete(essays);
    expect(await countReads(place.db, tea.id)).toBe(0);
  });
});

test('an author sees the thanks for a work, and of its comments those that everyone may read', async () => {
  const tea = await givenEssay(place.db, { slug: 'tea' });
  const short = await givenEssay(place.db, { slug: 'tea-in-short', editionOf: 'tea' });
  const bruno = await givenMember(place.db, { name: 'Bruno Castell' });
  await place.db.insert(appreciations).values({ workId: tea.workId, memberId: bruno.id, givenAt: NOW });
  await givenComment(place.db, { by: bruno, on: tea, status: 'approved' });
  await givenComment(place.db, { by: bruno, on: tea, status: 'held' });
  for (const { id } of [tea, short])
    expect(await countAnswers(place.db, id)).toEqual({ appreciations: 1, comments: 1 });
});

describe('a process', () => {
  test('writes down what it counted once, on the day of the site', async () => {
    const tea = await givenEssay(place.db, { slug: 'tea' });
    const counter = new ReadCounter();
    for (let reader = 0; reader < 3; reader++) counter.count('tea');
    await counter.writeDown(place.db, NOW);
    await counter.writeDown(place.db, NOW);
    expect(await listReads(place.db, tea.id, '2026-01-01')).toEqual([{ day: '2026-11-01', count: 3 }]);
  });

  test('whose database does not answer tries again with all it has', async () => {
    const tea = await givenEssay(place.db, { slug: 'tea' });
    const counter = new ReadCounter();
    counter.count('tea');
    const cutOff = place.db.transaction(async (tx) => {
      await tx.execute('select no_such_thing').catch(() => {});
      await counter.writeDown(tx, NOW);
    });
    await expect(cutOff).rejects.toThrow();
    counter.count('tea');
    await counter.writeDown(place.db, NOW);
    expect(await countReads(place.db, tea.id)).toBe(2);
  });
});

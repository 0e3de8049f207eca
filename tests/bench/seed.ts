import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Database } from '#db/client.ts';
import { authors, bylines, essays, essayTopics, topics, works } from '#db/schema/index.ts';

/** A repeatable stream of numbers between 0 and 1 (mulberry32), so that every run measures the same essays. */
export function numbers(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const SYLLABLES = [
  'ba',
  'co',
  'de',
  'fi',
  'gu',
  'la',
  'me',
  'no',
  'pi',
  'ru',
  'sa',
  'te',
  'vo',
  'zu',
  'tra',
  'sten',
];

/** The word of a rank: the same rank is always the same word. */
const wordOf = (rank: number) => {
  let word = '';
  for (let rest = rank + 17; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length];
  return word;
};

/** Words as frequent as in a language (Zipf), from a vocabulary of 30,000. */
export function textOf(next: () => number, length: number) {
  return Array.from({ length }, () => wordOf(Math.floor(30_000 ** next()))).join(' ');
}

const BATCH = 250;

/** Puts so many essays of 1,000 words into an empty database, a topic's share of them in each of 50 topics. */
export async function seedEssays(db: Database, count: number) {
  const next = numbers(7);
  const topicRows = await db
    .insert(topics)
    .values(
      Array.from({ length: 50 }, (_, at) => ({
        slug: `topic-${at}`,
        name: `Topic ${at}`,
        source: 'studio' as const,
      })),
    )
    .returning({ id: topics.id });
  const authorRows = await db
    .insert(authors)
    .values(
      Array.from({ length: 40 }, (_, at) => ({
        handle: `author-${at}`,
        name: `Author ${at}`,
        source: 'studio' as const,
      })),
    )
    .returning({ id: authors.id });
  for (let start = 0; start < count; start += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - start) }, (_, at) =>
      essayRow(start + at, next),
    );
    await db.insert(works).values(rows.map((row) => ({ id: row.workId })));
    await db.insert(essays).values(rows);
    await db.insert(bylines).values(
      rows.map((row, at) => ({
        essayId: row.id,
        authorId: authorRows[(start + at) % 40]?.id ?? '',
        position: 0,
      })),
    );
    await db.insert(essayTopics).values(
      rows.flatMap((row, at) => [
        { essayId: row.id, topicId: topicRows[0]?.id ?? '', position: 0 },
        { essayId: row.id, topicId: topicRows[1 + ((start + at) % 49)]?.id ?? '', position: 1 },
      ]),
    );
  }
  await db.execute(sql`vacuum analyze`);
}

function essayRow(at: number, next: () => number) {
  const text = textOf(next, 1000);
  return {
    id: uuidv7(),
    workId: uuidv7(),
    slug: `essay-${at}`,
    source: 'studio' as const,
    status: 'published' as const,
    title: `${textOf(next, 5)} ${at}`,
    standfirst: textOf(next, 20),
    lang: 'en',
    body: text,
    text,
    words: 1000,
    publishedAt: new Date(Date.UTC(2010, 0, 1) + at * 6 * 3_600_000),
    standing: true,
    hash: String(at),
    searchConfig: 'english',
  };
}

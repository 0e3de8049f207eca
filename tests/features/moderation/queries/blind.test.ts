import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { appeals, comments, reports } from '#db/schema/index.ts';
import { takeTicket } from '#src/features/moderation/commands/lease.ts';
import { findQueued } from '#src/features/moderation/queries/look.ts';
import { findPerson } from '#src/features/moderation/queries/person.ts';
import {
  countWaiting,
  listReported,
  listWaiting,
  MOST_COUNTED,
} from '#src/features/moderation/queries/waiting.ts';
import { givenComment, givenEssay, givenGuideline, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const place = useDatabase();
const JOINED = new Date('2019-02-03T04:05:06Z');
let mona = { id: '' };
let comment = { id: '', ticket: '' };
let secrets: string[] = [];

beforeEach(async () => {
  const { db } = place;
  mona = await givenMember(db, { name: 'Mona', capabilities: ['moderator'] });
  await givenMember(db, { name: 'Nils', capabilities: ['moderator'] });
  const essay = await givenEssay(db, { slug: 'tea' });
  const vera = await givenMember(db, { name: 'Vera Winter', voices: ['practitioner'], joinedAt: JOINED });
  const karl = await givenMember(db, { name: 'Karl Sommer', voices: ['researcher'], joinedAt: JOINED });
  const root = await givenComment(db, {
    by: vera,
    on: essay,
    status: 'approved',
    body: 'The first words.',
    voice: 'practitioner',
  });
  const parent = await givenComment(db, {
    by: karl,
    on: essay,
    to: root,
    status: 'approved',
    body: 'Words above.',
    voice: 'researcher',
  });
  comment = await givenComment(db, {
    by: vera,
    on: essay,
    to: parent,
    body: 'Words to judge.',
    voice: 'practitioner',
  });
  await db.insert(appeals).values({ commentId: comment.id, askedAt: NOW });
  await db.insert(reports).values({
    commentId: comment.id,
    memberId: karl.id,
    guidelineId: (await givenGuideline(db)).id,
    words: 'Vera again.',
    reportedAt: NOW,
  });
  const ids = [vera.id, karl.id, root.id, parent.id, comment.id];
  secrets = [
    ...ids,
    'Vera',
    'Winter',
    'Karl',
    'Sommer',
    'practitioner',
    'researcher',
    '2019',
    'appeal',
    'again',
  ];
});

test('nothing that a moderator judges leads to a person, nor says that it is an appeal', async () => {
  await takeTicket(place.db, mona.id, comment.ticket, NOW);
  const look = JSON.stringify((await findQueued(place.db, comment.ticket))?.look);
  expect(look).toContain('Words to judge.');
  expect(look).toContain('Words above.');
  for (const secret of secrets) expect(look).not.toContain(secret);
});

test('nor does anything in the list', async () => {
  const list = JSON.stringify(await listWaiting(place.db, mona.id, NOW));
  expect(list).toContain('Words to judge.');
  for (const secret of secrets) expect(list).not.toContain(secret);
});

test('the reveal shows who speaks, in which voice, and what they said before', async () => {
  const person = await findPerson(place.db, comment.id, NOW);
  expect(person).toMatchObject({
    name: 'Vera Winter',
    voice: 'practitioner',
    joinedAt: JOINED,
    earlier: [{ words: 'The first words.', status: 'approved' }],
    reportWords: ['Vera again.'],
  });
});

test('the reveal leaves out what still waits, which is to be read blind as well', async () => {
  const { db } = place;
  const [written] = await db.select().from(comments).where(eq(comments.id, comment.id));
  const essay = { id: written?.essayId ?? '', workId: written?.workId ?? '' };
  await givenComment(db, { by: { id: written?.memberId ?? '' }, on: essay, body: 'Other words that wait.' });
  expect(JSON.stringify(await findPerson(db, comment.id, NOW))).not.toContain('that wait');
});

test('a long list goes on where the page before ended', async () => {
  const { db } = place;
  const [row] = await db.select().from(comments).limit(1);
  if (!row) throw new Error('No comment.');
  const many = Array.from({ length: 120 }, (_, at) => {
    const id = crypto.randomUUID();
    return {
      ...row,
      ticket: id,
      id,
      rootId: id,
      depth: 0,
      parentId: null,
      status: 'held' as const,
      heldAt: new Date(NOW.getTime() + at * 1000),
    };
  });
  await db.insert(comments).values(many);
  const seen = new Set<string>();
  let after: { ticket: string; since: Date } | undefined;
  do {
    const page = await listWaiting(db, mona.id, NOW, after);
    for (const { ticket } of page) seen.add(ticket);
    after = page.length === 50 ? page.at(-1) : undefined;
  } while (after);
  expect(seen.size).toBe(121);
});

test('what readers reported stands in the list, danger first, with nothing of the person or of who reported it', async () => {
  const { db } = place;
  await db.delete(appeals);
  const calm = { status: 'approved' as const, heldAt: null, approvedAt: NOW };
  await db.update(comments).set(calm);
  const [other] = await db.select().from(comments).where(eq(comments.body, 'Words above.'));
  const later = new Date(NOW.getTime() + 60_000);
  await db.insert(reports).values({ commentId: other?.id ?? '', danger: true, reportedAt: later });
  const listed = await listReported(db, mona.id, NOW);
  expect(listed.map(({ words, danger }) => [words, danger])).toEqual([
    ['Words above.', true],
    ['Words to judge.', false],
  ]);
  for (const secret of secrets) expect(JSON.stringify(listed)).not.toContain(secret);
});

test('a moderator knows how many wait after the one they read, and of a great many that there are more', async () => {
  const { db } = place;
  await db.delete(appeals);
  expect(await countWaiting(db, mona.id, NOW)).toBe(1);
  await takeTicket(db, mona.id, comment.ticket, NOW);
  expect(await countWaiting(db, mona.id, NOW)).toBe(0);
  const [row] = await db.select().from(comments).where(eq(comments.id, comment.id));
  if (!row) throw new Error('No comment.');
  const many = Array.from({ length: MOST_COUNTED + 5 }, () => ({
    ...row,
    id: crypto.randomUUID(),
    ticket: crypto.randomUUID(),
  }));
  await db.insert(comments).values(many);
  expect(await countWaiting(db, mona.id, NOW)).toBe(MOST_COUNTED + 1);
});

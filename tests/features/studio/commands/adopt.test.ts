import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { curatedEdges, essays, members, pages } from '#db/schema/index.ts';
import { syncPublication } from '#db/sync/index.ts';
import { readPublication } from '#src/features/content/rules/publication.ts';
import { findPublishedEssay } from '#src/features/essays/queries/essay.ts';
import { findPublishedPage } from '#src/features/pages/queries.ts';
import { adoptEssay, adoptPage } from '#src/features/studio/commands/adopt.ts';
import { clearEssayFiles } from '#src/features/studio/commands/clear.ts';
import { deleteDraft, restoreDeletedDraft } from '#src/features/studio/commands/delete.ts';
import { sweepDrafts } from '#src/features/studio/commands/sweep.ts';
import { listAdoptable } from '#src/features/studio/queries/adoptable.ts';
import { findDraft } from '#src/features/studio/queries/draft.ts';
import { listDrafts } from '#src/features/studio/queries/list.ts';
import type { Writer } from '#src/features/studio/rules/writer.ts';
import { forget } from '#src/server/memory.ts';
import { NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { draftOf, givenWriter, publish, write } from '../writing.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const place = useDatabase();
let olu: Writer;
let ada: Writer;
let minute = 0;

const essay = (slug: string, front = '', body = 'Words.') => ({
  path: `essays/${slug}.mdx`,
  text: `---\ntitle: Title of ${slug}\npublished: 2026-07-01\nauthors: [ada]\n${front}---\n\n${body}\n`,
});
const page = {
  path: 'pages/about.mdx',
  text: '---\ntitle: About\ndescription: Who we are.\n---\n\nWe are.\n',
};

/** Starts the site anew with these files. */
async function start(...files: { path: string; text: string }[]) {
  const { publication, problems } = readPublication([
    { path: 'site.yaml', text: 'name: A site\ntimeZone: Europe/London\n' },
    { path: 'authors.yaml', text: '- { handle: ada, name: Ada Okafor }\n' },
    { path: 'topics.yaml', text: '- { slug: care, name: Care }\n' },
    { path: 'series.yaml', text: '- { slug: seasons, title: Seasons }\n' },
    ...files,
  ]);
  expect(problems).toEqual([]);
  const builtAt = new Date(NOW.getTime() + 60_000 * ++minute).toISOString();
  await syncPublication(place.connection, { builtAt, publication }, { now: NOW, allowUnpublishing: true });
  forget();
}

beforeEach(async () => {
  olu = await givenWriter(place.db, 'Olu', 'owner');
  await start(
    essay('one', 'topics: [care]\nseries: seasons\npart: 1\nrelated: [{ slug: two, relation: answers }]\n'),
    essay('two'),
    page,
  );
  ada = await givenWriter(place.db, 'Ada O');
  const author = await place.db.query.authors.findFirst();
  await place.db
    .update(members)
    .set({ authorId: author?.id ?? null })
    .where(eq(members.id, ada.id));
});

test('an essay taken over says what the file said, and whoever signs it works on it', async () => {
  const before = await findPublishedEssay(place.db, 'one');
  const id = await adoptEssay(place.db, olu, 'one', NOW);
  expect(await findPublishedEssay(place.db, 'one')).toEqual({ ...before, source: 'studio' });
  expect(await draftOf(place.db, ada, id)).toMatchObject({
    version: 1,
    publishedVersion: 1,
    status: 'published',
    matter: {
      title: 'Title of one',
      topics: ['care'],
      series: 'seasons',
      part: 1,
      authors: [{ author: 'ada' }],
    },
  });
  expect(await place.db.select().from(curatedEdges)).toMatchObject([
    { source: 'studio', relation: 'answers' },
  ]);
});

test('from then on the studio has the say, also when the file changes or goes', async () => {
  const id = await adoptEssay(place.db, olu, 'one', NOW);
  await write(place.db, ada, id, {}, 'From the studio.');
  await publish(place.db, { ...ada, authorId: null }, id);
  await start(essay('one', '', 'From the file.'), essay('two'), page);
  expect(await findPublishedEssay(place.db, 'one')).toMatchObject({
    body: 'From the studio.',
    publishedAt: new Date('2026-06-30T23:00:00Z'),
  });
  await start(essay('two'), page);
  expect(await findPublishedEssay(place.db, 'one')).toMatchObject({ body: 'From the studio.' });
});

test('what was taken over and deleted for good does not come back with its file', async () => {
  await deleteDraft(place.db, olu, await adoptEssay(place.db, olu, 'one', NOW), NOW);
  await deleteDraft(place.db, olu, await adoptPage(place.db, olu, 'about', NOW), NOW);
  await sweepDrafts(place.db, new Date(NOW.getTime() + 31 * DAY_MS));
  expect(await place.db.$count(pages)).toBe(0);
  await start(essay('one'), essay('two'), page);
  expect(await findPublishedEssay(place.db, 'one')).toBeUndefined();
  expect(await findPublishedPage(place.db, 'about')).toBeUndefined();
});

test('an owner begins with an empty site, and can have each essay back', async () => {
  const edition = essay('two-in-print', 'editionOf: { essay: two, label: Shorter, reason: For print. }\n');
  await start(essay('one', '', 'Words.\n\n{1 + 1}'), essay('two'), edition, page);
  expect(await clearEssayFiles(place.db, olu, NOW)).toEqual({ gone: 2, kept: 1 });
  expect(await findPublishedEssay(place.db, 'two')).toBeUndefined();
  expect(await findPublishedPage(place.db, 'about')).toBeDefined();
  const deleted = await listDrafts(place.db, olu, { all: true, state: 'deleted' });
  const two = deleted?.items.find(({ slug }) => slug === 'two');
  await restoreDeletedDraft(place.db, olu, two?.id ?? '', NOW);
  expect(await findPublishedEssay(place.db, 'two')).toBeDefined();
});

test('a page can be taken over as well', async () => {
  const id = await adoptPage(place.db, olu, 'about', NOW);
  expect(await findDraft(place.db, id, olu)).toMatchObject({
    kind: 'page',
    status: 'published',
    matter: { title: 'About', description: 'Who we are.' },
  });
  expect(await findPublishedPage(place.db, 'about')).toMatchObject({ source: 'studio' });
});

test('a file that is more than a text stays a file, and the place is named', async () => {
  await start(essay('one', '', 'Words.\n\n{1 + 1}'), essay('two'), page);
  await expect(adoptEssay(place.db, olu, 'one', NOW)).rejects.toThrow(/Line 4 of its text/);
  expect(await place.db.$count(essays, eq(essays.source, 'file'))).toBe(2);
});

test('taking over is for owners, and once', async () => {
  await expect(adoptEssay(place.db, ada, 'one', NOW)).rejects.toThrow(/for owners/);
  await adoptEssay(place.db, olu, 'one', NOW);
  await expect(adoptEssay(place.db, olu, 'one', NOW)).rejects.toThrow(/has it already/);
  await expect(adoptPage(place.db, olu, 'nothing', NOW)).rejects.toThrow(/no file/);
});

test('what can be taken over is listed by title', async () => {
  await adoptEssay(place.db, olu, 'two', NOW);
  expect(await listAdoptable(place.db)).toMatchObject({
    total: 2,
    items: [
      { kind: 'page', slug: 'about', title: 'About' },
      { kind: 'essay', slug: 'one', status: 'published' },
    ],
  });
  expect(await place.db.$count(pages)).toBe(1);
});

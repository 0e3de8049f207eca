import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { authors, essays, members } from '#db/schema/index.ts';
import { syncPublication } from '#db/sync/index.ts';
import { findAuthor } from '#src/features/authors/queries.ts';
import { readPublication } from '#src/features/content/rules/publication.ts';
import { findPublishedEssay } from '#src/features/essays/queries/essay.ts';
import { carryOutLeavings } from '#src/features/leaving/commands/carry-out.ts';
import { askToLeave } from '#src/features/leaving/commands/leave.ts';
import { exceptEssays, planLeaving } from '#src/features/leaving/commands/plan.ts';
import { givenComment, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { tablesThatSay } from '#tests/setup/traces.ts';

const site = useDatabase();
const IN_A_DAY = new Date(NOW.getTime() + 24 * 60 * 60 * 1000);
const NAME = 'Cleo Vantage';

const essay = (slug: string, by: string, body: string) => ({
  path: `essays/${slug}.mdx`,
  text: `---\ntitle: Title of ${slug}\npublished: 2026-07-01\nauthors: ${by}\n---\n\n${body}\n`,
});
let minute = 0;

/** Starts the site anew with these files. */
async function start(slugs: string[], body = 'Words.', by = '[{ author: cleo, voice: practitioner }]') {
  const { publication, problems } = readPublication([
    {
      path: 'site.yaml',
      text: 'name: A site\ntimeZone: Europe/London\nvoices: [{ slug: practitioner, label: Practitioner }]\n',
    },
    {
      path: 'authors.yaml',
      text: `- { handle: cleo, name: ${NAME}, biography: ${NAME} writes. }\n- { handle: dan, name: Dan Ouse }\n`,
    },
    ...slugs.map((slug) => essay(slug, by, body)),
  ]);
  expect(problems).toEqual([]);
  const builtAt = new Date(NOW.getTime() + 60_000 * ++minute).toISOString();
  return syncPublication(site.connection, { builtAt, publication }, { now: NOW, allowUnpublishing: false });
}

let cleo: Awaited<ReturnType<typeof givenMember>>;
async function givenCleo() {
  const [author] = await site.db.select().from(authors).where(eq(authors.handle, 'cleo'));
  cleo = await givenMember(site.db, {
    ...{ name: NAME, email: 'cv@example.net', capabilities: ['author'], authorId: author?.id ?? null },
  });
}
const idOf = async (slug: string) =>
  (await site.db.select({ id: essays.id }).from(essays).where(eq(essays.slug, slug)))[0]?.id ?? '';
const bylineOf = async (slug: string) => (await findPublishedEssay(site.db, slug))?.bylines;
const plan = (choice: Partial<Parameters<typeof planLeaving>[2]>) =>
  planLeaving(site.db, cleo.id, { comments: 'delete', dropVoices: false, essays: 'keep', ...choice });
async function go() {
  await askToLeave(site.db, cleo.id, NOW);
  expect(await carryOutLeavings(site.db, IN_A_DAY)).toBe(1);
  expect(await site.db.$count(members, eq(members.id, cleo.id))).toBe(0);
}

describe('three essays treated three ways', () => {
  const ALL = ['kept', 'renamed', 'gone'];
  beforeEach(async () => {
    await start(ALL);
    await givenCleo();
    await plan({ essayPseudonym: 'A heron' });
    await exceptEssays(site.db, cleo.id, [
      [await idOf('renamed'), 'pseudonym'],
      [await idOf('gone'), 'unpublish'],
    ]);
  });

  test('stand under the name, under the pseudonym, and no longer', async () => {
    await go();
    expect(await bylineOf('kept')).toMatchObject([{ handle: 'cleo', name: NAME }]);
    expect(await bylineOf('renamed')).toMatchObject([{ name: 'A heron', voice: 'practitioner' }]);
    expect(await findPublishedEssay(site.db, 'gone')).toBeUndefined();
  });

  test('stay as they were left when the site starts anew, also when the files changed', async () => {
    await go();
    await start(ALL);
    await start(ALL, 'Other words.');
    expect(await bylineOf('kept')).toMatchObject([{ handle: 'cleo', name: NAME }]);
    expect(await bylineOf('renamed')).toMatchObject([{ name: 'A heron' }]);
    expect(await findPublishedEssay(site.db, 'gone')).toBeUndefined();
    expect((await findPublishedEssay(site.db, 'renamed'))?.title).toBe('Title of renamed');
  });

  test('keep the comments of others, and those of the author as they planned', async () => {
    const ada = await givenMember(site.db, { name: 'Ada' });
    const [gone] = await site.db.select().from(essays).where(eq(essays.slug, 'gone'));
    if (!gone) throw new Error('The essay is there.');
    const comment = await givenComment(site.db, { on: gone, by: ada, status: 'approved' });
    await go();
    const [row] = await site.db.select({ id: essays.id }).from(essays).where(eq(essays.slug, 'gone'));
    expect(row?.id).toBe(comment.essayId);
  });
});

test('where no essay is kept, nothing in any table has the name, also after the next start', async () => {
  await start(['one', 'two']);
  await givenCleo();
  await plan({ essays: 'pseudonym', essayPseudonym: 'A heron', dropVoices: true });
  await exceptEssays(site.db, cleo.id, [[await idOf('two'), 'unpublish']]);
  await go();
  await site.db.execute('update outbox set address = null');
  expect(await tablesThatSay(site.db, NAME, 'cv@example.net')).toEqual([]);
  await start(['one', 'two'], 'Other words.');
  expect(await tablesThatSay(site.db, NAME)).toEqual([]);
  expect(await findAuthor(site.db, 'cleo')).toBeUndefined();
  expect(await bylineOf('one')).toMatchObject([{ name: 'A heron', voice: null }]);
});

test('an essay that others wrote too stays online, without the name', async () => {
  await start(['both'], 'Words.', '[cleo, dan]');
  await givenCleo();
  await plan({ essays: 'unpublish' });
  await go();
  await start(['both'], 'Other words.', '[cleo, dan]');
  expect(await bylineOf('both')).toMatchObject([{ name: 'Dan Ouse' }]);
  expect(await findAuthor(site.db, 'cleo')).toBeUndefined();
  expect(await findAuthor(site.db, 'dan')).toBeDefined();
});

import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { curatedEdges, essays, menus, pages, revisions, works } from '#db/schema/index.ts';
import { syncPublication } from '#db/sync/index.ts';
import { takeAddress } from '#src/features/addresses/commands.ts';
import { findRedirect } from '#src/features/addresses/queries.ts';
import { type ContentFile, readPublication } from '#src/features/content/rules/publication.ts';
import { listStandingEssays } from '#src/features/essays/queries/cards.ts';
import { findPublishedEssay } from '#src/features/essays/queries/essay.ts';
import { findMenu } from '#src/features/menus/queries/menus.ts';
import { givenEssay, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const site = useDatabase();

const base: ContentFile[] = [
  { path: 'site.yaml', text: 'name: A site\ntimeZone: Europe/London\n' },
  { path: 'authors.yaml', text: '- { handle: ada, name: Ada Okafor }\n' },
  { path: 'topics.yaml', text: '- { slug: care, name: Care }\n- { slug: rest, name: Rest, parent: care }\n' },
  { path: 'series.yaml', text: '- { slug: seasons, title: Seasons }\n' },
];
const essay = (slug: string, front = '', body = 'Words.'): ContentFile => ({
  path: `essays/${slug}.mdx`,
  text: `---\ntitle: Title of ${slug}\npublished: 2026-07-01\nauthors: [ada]\n${front}---\n\n${body}\n`,
});

const page = (slug: string): ContentFile => ({
  path: `pages/${slug}.mdx`,
  text: `---\ntitle: Title of ${slug}\n---\n\nWords.\n`,
});

let minute = 0;
function takeIn(files: ContentFile[], more: { builtAt?: string; allowUnpublishing?: boolean } = {}) {
  const { publication, problems } = readPublication([...base, ...files]);
  expect(problems).toEqual([]);
  const builtAt = more.builtAt ?? new Date(NOW.getTime() + 60_000 * ++minute).toISOString();
  const options = { now: NOW, allowUnpublishing: more.allowUnpublishing ?? false };
  return syncPublication(site.connection, { builtAt, publication }, options);
}

test('a new file becomes an essay that readers see, dated at midnight where the site is', async () => {
  await takeIn([essay('one', 'topics: [rest]\n')]);
  expect(await findPublishedEssay(site.db, 'one')).toMatchObject({
    title: 'Title of one',
    publishedAt: new Date('2026-06-30T23:00:00Z'),
    bylines: [{ handle: 'ada', name: 'Ada Okafor', voice: null }],
    topics: [{ slug: 'rest', name: 'Rest' }],
  });
});

test('an unchanged file is left alone, a changed one is a new revision', async () => {
  await takeIn([essay('one'), essay('two')]);
  const report = await takeIn([essay('one'), essay('two', '', 'Other words.')]);
  expect(report).toMatchObject({ created: 0, updated: 1, unchanged: 1, unpublished: 0 });
  const [two] = await site.db.select().from(essays).where(eq(essays.slug, 'two'));
  const saved = await site.db
    .select({ body: revisions.body })
    .from(revisions)
    .where(eq(revisions.essayId, two?.id ?? ''));
  expect(saved.map((revision) => revision.body.trim())).toEqual(['Words.', 'Other words.']);
  expect(two?.text).toBe('Other words.');
});

test('a file that vanishes is unpublished and comes back as the same essay', async () => {
  await takeIn([essay('one'), essay('two')]);
  const before = await findPublishedEssay(site.db, 'two');
  await takeIn([essay('one')]);
  expect(await findPublishedEssay(site.db, 'two')).toBeUndefined();
  await takeIn([essay('one'), essay('two')]);
  expect((await findPublishedEssay(site.db, 'two'))?.id).toBe(before?.id);
});

test('a build that lacks many essays stops, unless the owner says that it is meant', async () => {
  const all = Array.from({ length: 20 }, (_, at) => essay(`essay-${at}`));
  await takeIn(all);
  await expect(takeIn(all.slice(8))).rejects.toThrow(/lacks 8 of 20 essays .* SYNC_UNPUBLISH=allow/);
  expect((await listStandingEssays(site.db, 1))?.total).toBe(20);
  await takeIn(all.slice(8), { allowUnpublishing: true });
  expect((await listStandingEssays(site.db, 1))?.total).toBe(12);
});

test('an older build does not take back what a newer one brought', async () => {
  await takeIn([essay('one', '', 'New words.')], { builtAt: '2026-11-02T00:00:00Z' });
  const report = await takeIn([essay('one', '', 'Old words.')], { builtAt: '2026-11-01T00:00:00Z' });
  expect(report.olderBuild).toBe(true);
  expect((await findPublishedEssay(site.db, 'one'))?.body.trim()).toBe('New words.');
});

test('drafts and essays of the future are rows that no reader sees', async () => {
  await takeIn([
    essay('draft', 'draft: true\n'),
    { path: 'essays/future.mdx', text: essay('future').text.replace('2026-07-01', '2999-01-01') },
  ]);
  expect(await listStandingEssays(site.db, 1)).toMatchObject({ total: 0 });
  const rows = await site.db
    .select({ slug: essays.slug, status: essays.status })
    .from(essays)
    .orderBy(essays.slug);
  expect(rows).toEqual([
    { slug: 'draft', status: 'draft' },
    { slug: 'future', status: 'scheduled' },
  ]);
});

test('two essays can swap their parts of a series in one sync', async () => {
  const parts = (one: number, two: number) => [
    essay('one', `series: seasons\npart: ${one}\n`),
    essay('two', `series: seasons\npart: ${two}\n`),
  ];
  await takeIn(parts(1, 2));
  await takeIn(parts(2, 1));
  expect((await findPublishedEssay(site.db, 'one'))?.series?.parts.map((part) => part.slug)).toEqual([
    'two',
    'one',
  ]);
});

test('the lead can move from one edition to another, and an edition can become a work of its own', async () => {
  const edition = (more = '') =>
    essay('two', `editionOf: { essay: one, label: Shorter, reason: Print. }\n${more}`);
  await takeIn([essay('one', 'lead: true\n'), edition()]);
  expect((await listStandingEssays(site.db, 1))?.items.map((card) => card.slug)).toEqual(['one']);
  await takeIn([essay('one'), edition('lead: true\n')]);
  expect((await listStandingEssays(site.db, 1))?.items.map((card) => card.slug)).toEqual(['two']);
  await takeIn([essay('one'), essay('two')]);
  expect((await listStandingEssays(site.db, 1))?.total).toBe(2);
  expect(await site.db.$count(works)).toBe(2);
});

test('related reading follows the front matter', async () => {
  const related = (slug: string) =>
    essay('one', `related: [{ slug: ${slug}, relation: answers, note: Why. }]\n`);
  await takeIn([related('two'), essay('two'), essay('three')]);
  await takeIn([related('three'), essay('two'), essay('three')]);
  const edges = await site.db
    .select({ to: essays.slug })
    .from(curatedEdges)
    .innerJoin(essays, eq(essays.id, curatedEdges.toId));
  expect(edges).toEqual([{ to: 'three' }]);
});

test('a file does not touch an essay of the same address that was written in the studio', async () => {
  const written = await givenEssay(site.db, { slug: 'one', text: 'From the studio.' });
  await site.db.update(essays).set({ source: 'studio' }).where(eq(essays.id, written.id));
  const { leftAside } = await takeIn([essay('one'), essay('two')]);
  expect((await findPublishedEssay(site.db, 'one'))?.body).toBe('From the studio.');
  expect(leftAside).toEqual(['content/essays/one.mdx']);
});

test('a file stays aside when its essay gets another address in the studio, and editions still find their work', async () => {
  await takeIn([essay('one'), page('about')]);
  const [one] = await site.db.update(essays).set({ source: 'studio', slug: 'new-one' }).returning();
  const [about] = await site.db.update(pages).set({ source: 'studio', slug: 'new-about' }).returning();
  await takeAddress(site.db, '/essays/new-one/', { essayId: one?.id ?? '' });
  await takeAddress(site.db, '/new-about/', { pageId: about?.id ?? '' });
  const edition = essay('two', 'editionOf: { essay: one, label: Shorter, reason: For print. }\n');
  const { leftAside } = await takeIn([essay('one'), edition, page('about')]);
  expect(leftAside).toEqual(['content/essays/one.mdx', 'content/pages/about.mdx']);
  expect((await findPublishedEssay(site.db, 'new-one'))?.editions.map(({ slug }) => slug)).toEqual([
    'new-one',
    'two',
  ]);
  expect(await site.db.$count(pages)).toBe(1);
});

test('a menu keeps its nesting and order, and says nothing of an essay that readers may not see', async () => {
  const menu =
    `title: Help\nsections:\n  - title: Near\n    resources:\n      - { title: B, url: "https://b.example/" }\n      - { essay: hidden }\n      - { title: A, url: "https://a.example/" }\n    sections:\n      - title: Nearer\n        resources: [{ essay: shown, title: "" }]\n`.replace(
      ', title: ""',
      '',
    );
  await takeIn([essay('shown'), essay('hidden', 'draft: true\n'), { path: 'menus/help.yaml', text: menu }]);
  const [near] = (await findMenu(site.db, 'help'))?.sections ?? [];
  expect(near?.resources.map((resource) => resource.title)).toEqual(['B', 'A']);
  expect(near?.sections[0]?.resources).toMatchObject([
    { title: 'Title of shown', url: '/essays/shown/', outside: false },
  ]);
  await takeIn([essay('shown'), essay('hidden', 'draft: true\n')]);
  expect(await site.db.$count(menus)).toBe(0);
});

test('an address that leads elsewhere already stops the sync and names the file', async () => {
  const other = await givenEssay(site.db, { slug: 'other' });
  await site.db.update(essays).set({ source: 'studio' }).where(eq(essays.id, other.id));
  await takeAddress(site.db, '/essays/one/', { essayId: other.id });
  await expect(takeIn([essay('one')])).rejects.toThrow(
    /^content\/essays\/one\.mdx: The address \/essays\/one\/ already leads/,
  );
});

test('a former address of an essay leads to its present one, and nowhere once it is unpublished', async () => {
  const { id } = await givenEssay(site.db, { slug: 'new-name' });
  await takeAddress(site.db, '/essays/old-name/', { essayId: id });
  await takeAddress(site.db, '/essays/new-name/', { essayId: id });
  expect(await findRedirect(site.db, '/essays/old-name/')).toBe('/essays/new-name/');
  expect(await findRedirect(site.db, '/essays/new-name/')).toBeUndefined();
  await site.db.update(essays).set({ status: 'unpublished', standing: false }).where(eq(essays.id, id));
  expect(await findRedirect(site.db, '/essays/old-name/')).toBeUndefined();
});

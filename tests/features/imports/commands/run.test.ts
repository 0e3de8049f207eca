import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { rowsOf } from '#db/client.ts';
import {
  comments,
  drafts,
  essays,
  importItems,
  imports,
  menus,
  pages,
  pings,
  topics,
} from '#db/schema/index.ts';
import { findRedirect } from '#src/features/addresses/queries.ts';
import { IMPORT_LOCK } from '#src/features/imports/commands/run.ts';
import { undoImport } from '#src/features/imports/commands/undo.ts';
import type { Arrival } from '#src/features/imports/rules/arrivals.ts';
import { unaccounted } from '#src/features/imports/rules/report.ts';
import { saveDraft } from '#src/features/studio/commands/save.ts';
import { givenSite, givenWriter } from '#tests/features/studio/writing.ts';
import { givenComment, givenEssay, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { ada, comment, essay, sourceOf, take, tools } from './arriving.ts';

const place = useDatabase();
beforeEach(() => givenSite(place.db));

const topic = (key: string, name: string, parentKey?: string): Arrival => ({
  ...{ kind: 'topic', key, slug: name.toLowerCase(), name, description: '' },
  ...(parentKey ? { parentKey } : {}),
});

/** A small publication with one thing of every kind. */
const publication: Arrival[] = [
  ada,
  topic('c1', 'Tea'),
  topic('c2', 'Kettles', 'c1'),
  topic('t1', 'tea'),
  essay('one', {
    topicKeys: ['c2', 't1'],
    body: { format: 'html', text: '<p>See <a href="https://tea.example/2009/05/two/">the second</a>.</p>' },
  }),
  comment('r', 'one', { parentKey: 'q', name: 'Cem' }),
  comment('q', 'one'),
  comment('s', 'one', { status: 'held' }),
  comment('x', 'one', { status: 'deleted' }),
  {
    ...{ kind: 'ping', key: 'p', documentKey: 'one', type: 'pingback', name: 'A blog' },
    ...{ url: 'https://blog.example/', excerpt: '', at: NOW, status: 'approved' },
  },
  essay('two', { comments: 'closed', topicKeys: ['c1'] }),
  essay('later', { status: 'draft' }),
  {
    ...{ kind: 'page', key: 'about', slug: 'about', title: 'About', description: '', remarks: [] },
    ...{ body: { format: 'html', text: '<p>About us.</p>' }, paths: ['/company/about/'] },
    ...{ status: 'published', authorKeys: ['ada'] },
  },
  comment('z', 'about'),
  { kind: 'menu', key: 'm', slug: 'main', title: 'Main', description: '' },
  {
    ...{ kind: 'resource', key: 'm1', menuKey: 'm', position: 1, title: 'Writing', annotation: '' },
    target: { kind: 'nowhere' },
  },
  {
    ...{
      kind: 'resource',
      key: 'm2',
      menuKey: 'm',
      parentKey: 'm1',
      position: 2,
      title: '',
      annotation: 'Read it.',
    },
    target: { kind: 'essay', key: 'one' },
  },
  { kind: 'redirect', key: 'cat', from: '/category/tea/', to: { kind: 'topic', key: 'c1', feed: false } },
  { kind: 'redirect', key: 'feed', from: '/feed/', to: '/feed.xml' },
  {
    kind: 'redirect',
    key: 'pot',
    from: '/2009/05/one/pot/',
    to: { kind: 'media', key: 'pot', within: 'one' },
  },
  { kind: 'remainder', key: 'w', of: 'pages', title: 'A widget', why: 'there are no widgets here' },
];

/** How many rows there are of everything that an import makes. */
async function counts() {
  const [row] = rowsOf<Record<string, number>>(
    await place.db.execute(sql`select
      (select count(*)::int from essays) as essays, (select count(*)::int from pages) as pages,
      (select count(*)::int from comments) as comments, (select count(*)::int from topics) as topics,
      (select count(*)::int from authors) as authors, (select count(*)::int from addresses) as addresses,
      (select count(*)::int from menus) as menus, (select count(*)::int from resources) as resources,
      (select count(*)::int from pings) as pings, (select count(*)::int from revisions) as revisions,
      (select count(*)::int from drafts) as drafts, (select count(*)::int from works) as works`),
  );
  return row ?? {};
}

const essayAt = async (slug: string) => {
  const [row] = await place.db.select().from(essays).where(eq(essays.slug, slug));
  if (!row) throw new Error(`There is no essay ${slug}.`);
  return row;
};

describe('someone who moves in', () => {
  test('finds everything here, and every former address leads to it', async () => {
    const { report } = await take(place, sourceOf(publication));
    const one = await essayAt('one');
    expect(one).toMatchObject({
      status: 'published',
      source: 'studio',
      standing: true,
      text: 'See the second.',
    });
    expect(one.body).toContain('(/essays/two/)');
    expect(one.publishedAt).toEqual(new Date('2009-05-01T10:00:00Z'));
    expect(await findRedirect(place.db, '/2009/05/one/')).toBe('/essays/one/');
    expect(await findRedirect(place.db, '/company/about/')).toBe('/about/');
    expect(await findRedirect(place.db, '/category/tea/')).toBe('/topics/tea/');
    expect(await findRedirect(place.db, '/feed/')).toBe('/feed.xml');
    expect(await findRedirect(place.db, '/2009/05/one/pot/')).toBe('/essays/one/');
    expect(await counts()).toMatchObject({ essays: 3, pages: 1, comments: 3, topics: 2, pings: 1, menus: 1 });
    expect(report.kinds.comments).toMatchObject({ found: 5, created: 3, skipped: 2 });
    expect(report.kinds.topics).toMatchObject({ found: 3, created: 2, merged: 1 });
    for (const kind of Object.values(report.kinds)) expect(unaccounted(kind)).toBe(0);
  });

  test('finds the threads as they were, whatever the order they come in, and what was held in the queue', async () => {
    await take(place, sourceOf(publication));
    const rows = await place.db.select().from(comments).orderBy(comments.pseudonym);
    const [first, held, reply] = [
      rows.find(({ body }) => body.includes('q')),
      rows.find(({ status }) => status === 'held'),
      rows.find(({ pseudonym }) => pseudonym === 'Cem'),
    ];
    expect(reply).toMatchObject({ parentId: first?.id, rootId: first?.id, depth: 1, memberId: null });
    expect(held?.heldAt).toEqual(NOW);
    expect(await place.db.$count(pings)).toBe(1);
  });

  test('can look first: a dry run writes nothing and reports the same', async () => {
    const before = await counts();
    const dry = await take(place, sourceOf(publication), { dryRun: true });
    expect(await counts()).toEqual(before);
    expect(await place.db.$count(importItems)).toBe(0);
    const { report } = await take(place, sourceOf(publication));
    expect(report.kinds).toEqual(dry.report.kinds);
  });

  test('adds nothing by doing it again', async () => {
    await take(place, sourceOf(publication));
    const before = await counts();
    const { report } = await take(place, sourceOf(publication));
    expect(await counts()).toEqual(before);
    const { essays, comments, redirects, authors } = report.kinds;
    for (const kind of [essays, comments, redirects, authors]) expect(kind.created + kind.updated).toBe(0);
    for (const kind of Object.values(report.kinds)) expect(unaccounted(kind)).toBe(0);
  });

  test('gets what changed there since, but keeps what was edited here', async () => {
    await take(place, sourceOf(publication));
    const owner = await givenWriter(place.db, 'Olga', 'owner');
    const two = await essayAt('two');
    const [draft] = await place.db.select().from(drafts).where(eq(drafts.essayId, two.id));
    await saveDraft(place.db, owner, draft?.id ?? '', { version: 1, body: 'Mine now.' }, NOW);
    const changed = publication.map((one) =>
      one.kind === 'essay' ? { ...one, body: { ...one.body, text: '<p>Said anew.</p>' } } : one,
    );
    const { report } = await take(place, sourceOf(changed));
    expect(report.kinds.essays).toMatchObject({ updated: 2, skipped: 1, created: 0 });
    expect(report.kinds.essays.reasons.map(({ why }) => why)).toEqual(['edited here since it came in']);
    expect((await essayAt('one')).text).toBe('Said anew.');
    expect((await essayAt('two')).text).toBe('The text of two.');
  });

  test('goes on where it was when the machine stops half way', async () => {
    const many = [ada, ...Array.from({ length: 250 }, (_, at) => essay(`e${at}`)), comment('c', 'e7')];
    await expect(take(place, sourceOf(many, { on: 2, after: 150 }))).rejects.toThrow('The machine stops.');
    const halfway = await place.db.$count(essays);
    expect(halfway).toBeGreaterThan(0);
    expect(halfway).toBeLessThan(250);
    const { report, id } = await take(place, sourceOf(many));
    expect(report.kinds.essays).toMatchObject({ found: 250, created: 250, skipped: 0 });
    expect(report.kinds.authors).toMatchObject({ created: 1 });
    expect(await place.db.select({ id: imports.id, state: imports.state }).from(imports)).toEqual([
      { id, state: 'done' },
    ]);
  });

  test('writes nothing when the source is broken at its end', async () => {
    const broken = sourceOf(publication, { on: 1, after: publication.length - 1 });
    await expect(take(place, broken)).rejects.toThrow('The machine stops.');
    expect(await counts()).toMatchObject({ essays: 0, authors: 0, topics: 0, addresses: 0 });
  });

  test('waits while another import runs', async () => {
    const waiting = place.connection.tryLock(IMPORT_LOCK, () =>
      expect(take(place, sourceOf(publication))).rejects.toThrow('Another import is under way'),
    );
    await waiting;
    expect(await place.db.$count(essays)).toBe(0);
  });

  test('gets another address where one is taken, and is told', async () => {
    await givenEssay(place.db, { slug: 'one' });
    const { report } = await take(place, sourceOf(publication));
    expect((await essayAt('one-2')).title).toBe('Essay one');
    expect(report.remarks.flatMap(({ remarks }) => remarks)).toContain(
      '“one” was taken: its address is /essays/one-2/.',
    );
  });
});

describe('undoing an import', () => {
  const undo = (id: string) => undoImport(place.connection, id, tools(), () => {}, NOW);

  test('leaves the site as it was', async () => {
    const before = await counts();
    const { id } = await take(place, sourceOf(publication));
    expect(await undo(id)).toMatchObject({ kept: [] });
    expect(await counts()).toEqual(before);
    expect(await place.db.$count(importItems, eq(importItems.createdBy, id))).toBe(0);
  });

  test('keeps what a member has answered since, and says so', async () => {
    const { id } = await take(place, sourceOf(publication));
    const bea = await givenMember(place.db, { name: 'Bea Lang' });
    const one = await essayAt('one');
    const [answered] = await place.db.select().from(comments).where(eq(comments.pseudonym, 'Cem'));
    if (!answered) throw new Error('No comment came in.');
    await givenComment(place.db, { by: bea, on: one, to: answered, status: 'approved' });
    const { kept } = await undo(id);
    expect(kept.map(({ kind, why }) => `${kind}: ${why}`).toSorted()).toEqual([
      'authors: something else here uses it',
      'comments: members have answered it here',
      'comments: members have answered it here',
      'essays: members have answered it here',
      'topics: something else here uses it',
      'topics: something else here uses it',
    ]);
    expect(await counts()).toMatchObject({ essays: 1, comments: 3, pages: 0, menus: 0 });
    expect(await place.db.$count(topics)).toBe(2);
    expect((await place.db.$count(pages)) + (await place.db.$count(menus))).toBe(0);
  });
});

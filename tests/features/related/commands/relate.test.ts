import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { series, works } from '#db/schema/index.ts';
import { DomainError } from '#src/errors.ts';
import { hideEdge, restoreEdge } from '#src/features/related/commands/curate.ts';
import { rebuildGraph, relateAll, weighAll } from '#src/features/related/commands/rebuild.ts';
import { CANDIDATES } from '#src/features/related/queries/overlaps.ts';
import { care, givenEssay, givenMember, listening, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import {
  address,
  change,
  choose,
  countDanglingEdges,
  essayAt,
  graphOf,
  relatedTo,
  sort,
  textAbout,
} from '../graph.ts';

const site = useDatabase();
const ESSAYS = 70;
const slugs = Array.from({ length: ESSAYS }, (_, at) => `essay-${at}`);
let curator: { id: string };
const languageOf = (at: number) => (at % 25 === 3 ? 'de' : 'en');

/** Enough essays that lists of candidates are cut, some in German, two of one work, three in a series. */
async function givenEssays(link: (at: number) => string) {
  const [run] = await site.db.insert(series).values({ slug: 'run', title: 'Run' }).returning();
  for (const [at, slug] of slugs.entries()) {
    const essay = await givenEssay(site.db, {
      slug,
      text: textAbout(at),
      body: link(at),
      lang: languageOf(at),
      topics: at % 3 === 0 ? [care] : at % 3 === 1 ? [care, listening] : [],
      publishedAt: new Date(NOW.getTime() - at * 86_400_000 * 9),
      ...(at === 1 ? { editionOf: 'essay-0' } : {}),
    });
    await address(site.db, essay);
    if (at >= 10 && at < 13)
      await site.db
        .update(works)
        .set({ seriesId: run?.id ?? null, part: at })
        .where(eq(works.id, essay.workId));
  }
}

const anySlug = fc.constantFrom(...slugs.slice(0, 30));
const acts = fc.oneof(
  fc.record({ act: fc.constant('publish' as const), slug: anySlug }),
  fc.record({ act: fc.constant('unpublish' as const), slug: anySlug }),
  fc.record({ act: fc.constant('rewrite' as const), slug: anySlug, text: fc.nat(200), link: fc.nat(30) }),
  fc.record({
    act: fc.constant('translate' as const),
    slug: anySlug,
    lang: fc.constantFrom('de', 'en', 'zh'),
  }),
  fc.record({ act: fc.constant('sort' as const), slug: anySlug, under: fc.subarray(['care', 'listening']) }),
  fc.record({ act: fc.constant('choose' as const), slug: anySlug, other: anySlug }),
  fc.record({ act: fc.constantFrom('hide' as const, 'restore' as const), slug: anySlug, other: anySlug }),
);
type Act = typeof acts extends fc.Arbitrary<infer One> ? One : never;

async function perform(act: Act) {
  const { db } = site;
  if (act.act === 'publish') await change(db, act.slug, { status: 'published' });
  if (act.act === 'unpublish') await change(db, act.slug, { status: 'unpublished' });
  if (act.act === 'rewrite')
    await change(db, act.slug, {
      text: textAbout(act.text),
      body: `[Elsewhere](/essays/essay-${act.link}/)`,
    });
  if (act.act === 'translate') await change(db, act.slug, { lang: act.lang });
  if (act.act === 'sort') await sort(db, act.slug, act.under);
  if (act.act === 'choose') await choose(db, act.slug, act.other, 'answers');
  if (act.act === 'hide' || act.act === 'restore') await layHand(act.act, act.slug, act.other);
}

/** A curator hides an edge or brings it back; what is not published they cannot lay a hand on. */
async function layHand(act: 'hide' | 'restore', from: string, to: string) {
  const ends = { fromId: (await essayAt(site.db, from)).id, toId: (await essayAt(site.db, to)).id };
  const curate = act === 'hide' ? hideEdge : restoreEdge;
  await curate(site.db, { curator, now: NOW }, ends).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
  });
}

beforeEach(async () => {
  curator = await givenMember(site.db, { name: 'Cora', capabilities: ['curator'] });
});

const inARing = (at: number) => `See [another](/essays/essay-${(at * 3 + 1) % ESSAYS}/).`;
const toNobody = () => 'Nothing else.';

test.each([
  ['linked in a ring', inARing],
  ['without links', toNobody],
])(
  'however essays %s come, change and go, the graph is the one that a rebuild would make',
  async (_, link) => {
    await givenEssays(link);
    await rebuildGraph(site.db, NOW);
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 8 }), async (some) => {
        for (const act of some) await perform(act);
        const kept = await graphOf(site.db);
        expect(await countDanglingEdges(site.db)).toBe(0);
        await weighAll(site.db);
        await relateAll(site.db);
        expect(kept).toEqual(await graphOf(site.db));
      }),
      { numRuns: 5, endOnFailure: true },
    );
  },
  300_000,
);

const SHARED = Array.from({ length: 24 }, (_, at) => `shared${'abcdefghijklmnopqrstuvwx'[at]}`);
const YEAR_MS = 365 * 86_400_000;

test('an essay is recommended as soon as it is among the fifty that overlap most, and no longer than that', async () => {
  const words = (count: number) => SHARED.slice(0, count).join(' ');
  await givenEssay(site.db, { slug: 'centre', text: words(24), publishedAt: NOW });
  for (let at = 1; at <= CANDIDATES; at++)
    await givenEssay(site.db, {
      slug: `far-${at}`,
      text: words(24),
      publishedAt: new Date(NOW.getTime() - at * YEAR_MS),
    });
  await givenEssay(site.db, { slug: 'near', text: words(12), publishedAt: NOW });
  await rebuildGraph(site.db, NOW);
  expect(await relatedTo(site.db, 'centre')).not.toContain('near');

  const farthest = `far-${CANDIDATES}`;
  await change(site.db, farthest, { status: 'unpublished' });
  expect(await relatedTo(site.db, 'centre')).toContain('near');
  await change(site.db, farthest, { status: 'published' });
  expect(await relatedTo(site.db, 'centre')).not.toContain('near');
}, 60_000);

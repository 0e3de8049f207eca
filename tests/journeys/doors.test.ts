import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#db/client.ts';
import { essays, pages, works } from '#db/schema/index.ts';
import { VOCABULARY } from '#src/features/essays/rules/vocabulary.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';
import { withDatabaseOf } from '#tests/setup/stopped.ts';

/** The same texts came in by both doors: every file of `tests/content` has a twin from the studio. */
const twinOf = (slug: string) => `${slug}-twin`;
const FOLDER = 'tests/content';
const FILES = readdirSync(path.join(FOLDER, 'essays'))
  .map((file) => file.replace('.mdx', ''))
  .filter((slug) => !slug.startsWith('secret-'));

let site: RunningSite;
beforeAll(async () => {
  const first = await startSite();
  await first.stop();
  await withDatabaseOf(first, async (db) => {
    for (const slug of FILES) await giveEssayTwin(db, slug);
    await givePageTwin(db, 'vocabulary');
  });
  site = await startAgain(first);
});
afterAll(async () => {
  await site.stop();
  await site.remove();
});

async function giveEssayTwin(db: Database, slug: string) {
  const [file] = await db.select().from(essays).where(eq(essays.slug, slug));
  const [work] = await db.insert(works).values({}).returning();
  if (!file || !work) throw new Error(`${slug} has no row.`);
  const { id, search, headSearch, ...said } = file;
  const own = {
    source: 'studio',
    slug: twinOf(slug),
    workId: work.id,
    editionLabel: null,
    lead: false,
  } as const;
  await db.insert(essays).values({ ...said, ...own, standing: false });
}

async function givePageTwin(db: Database, slug: string) {
  const [{ id, ...said } = { id: '' }] = await db.select().from(pages).where(eq(pages.slug, slug));
  await db
    .insert(pages)
    .values({ ...said, source: 'studio', slug: twinOf(slug) } as typeof pages.$inferInsert);
}

const read = async (address: string) => (await fetch(site.url + address)).text();

/** What a page shows of the text itself. */
async function textAt(address: string) {
  const [, text] =
    /<div class="text"[^>]*>([\s\S]*?)<\/div>\s*(?:<p class="(?:print-address|facts)|<\/article>)/.exec(
      await read(address),
    ) ?? [];
  if (!text) throw new Error(`${address} shows no text.`);
  return text;
}

test('every part of the vocabulary is in the texts that are compared', () => {
  const text = readFileSync(`${FOLDER}/pages/vocabulary.mdx`, 'utf8');
  for (const name of Object.keys(VOCABULARY)) expect(text).toContain(`<${name}`);
});

test('readers see a page with all of the vocabulary alike, whichever door it came by', async () => {
  expect(await textAt('/vocabulary-twin/')).toBe(await textAt('/vocabulary/'));
});

test.each(FILES)('readers see the essay %s alike, whichever door it came by', async (slug) => {
  expect(await textAt(`/essays/${twinOf(slug)}/`)).toBe(await textAt(`/essays/${slug}/`));
});

test.each(FILES)('those who follow a feed get the essay %s alike', async (slug) => {
  const htmlOf = async (one: string) => JSON.parse(await read(`/api/essays/${one}`)).html;
  const inPlace = (html: string) => html.replaceAll(twinOf(slug), slug);
  expect(inPlace(await htmlOf(twinOf(slug)))).toBe(await htmlOf(slug));
});

test('a long essay has the same contents, whichever door it came by', async () => {
  const contentsOf = async (slug: string) =>
    /<nav class="contents"[\s\S]*?<\/nav>/.exec(await read(`/essays/${slug}/`))?.[0];
  expect(await contentsOf(twinOf('everything'))).toContain('The first heading');
  expect(await contentsOf(twinOf('everything'))).toBe(await contentsOf('everything'));
});

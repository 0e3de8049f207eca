import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { essays } from '#db/schema/index.ts';
import { menuFeed } from '#src/features/feeds/menus.ts';
import { changeMenu } from '#src/features/menus/commands/change.ts';
import { findCuratedMenu } from '#src/features/menus/queries/curate.ts';
import type { MenuChange } from '#src/features/menus/rules/change.ts';
import { givenEssay, givenMember, NOW } from '#tests/setup/cast.ts';
import { givenMenu, linkTo } from '#tests/setup/curation.ts';
import { useDatabase } from '#tests/setup/database.ts';

const site = useDatabase();
let by: string;

beforeEach(async () => {
  by = (await givenMember(site.db, { name: 'Cora', capabilities: ['curator'] })).id;
  await givenEssay(site.db, { slug: 'tea', title: 'Tea before advice' });
  const resources = [linkTo('alder'), { essay: 'tea', annotation: 'Ours.' }];
  await givenMenu(site.db, 'help', [{ title: 'Near', description: '', resources, sections: [] }], by);
});

const items = async () => (await menuFeed(site.db, 'help', '/resources/help/feed.xml'))?.items ?? [];
const titles = async () => (await items()).map(({ title }) => title);

async function change(make: (alder: string) => MenuChange) {
  const menu = await findCuratedMenu(site.db, 'help');
  const alder = menu?.tree.sections[0]?.resources[0]?.id ?? '';
  await changeMenu(site.db, menu?.id ?? '', make(alder), { since: menu?.version ?? 0, by, now: NOW });
}

test('whoever follows a menu reads what came and why something went, and never who did it', async () => {
  await change((id) => ({ kind: 'retire', id, reason: 'It closed <at last>.' }));
  await change((id) => ({ kind: 'check', id }));
  expect(await titles()).toEqual(['No longer recommended: alder', 'New: alder', 'New: Tea before advice']);
  const [retired, came] = await items();
  expect(retired?.html).toContain('It stood under “Near”. It closed &lt;at last&gt;.');
  expect(retired?.url).toMatch(/\/resources\/help\/$/);
  expect(came).toMatchObject({ url: 'https://alder.example/', topics: ['Near'] });
  expect(came?.html).toContain('About alder.');
  expect(JSON.stringify(await items())).not.toContain('Cora');
});

test('what was read once is known again after other changes', async () => {
  const before = (await items()).map(({ id }) => id);
  await change((id) => ({ kind: 'retire', id, reason: 'It closed.' }));
  const after = (await items()).map(({ id }) => id);
  expect(after.slice(1)).toEqual(before);
  expect(new Set(after).size).toBe(after.length);
});

test('an essay that is offline again is not spoken of', async () => {
  await site.db.update(essays).set({ status: 'unpublished', standing: false }).where(eq(essays.slug, 'tea'));
  expect(await titles()).toEqual(['New: alder']);
});

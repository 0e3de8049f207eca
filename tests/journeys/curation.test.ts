import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, type Curation, item, listed, notice, openCuration } from '#tests/setup/curation.ts';
import { axeOn } from '#tests/setup/pages.ts';
import { Visitor } from '#tests/setup/visitor.ts';

/** Everything but keys and mouse is done without JavaScript. */
const PLAIN = { javaScriptEnabled: false };

let curation: Curation;
let open: Curation['open'];

beforeAll(async () => {
  curation = await openCuration();
  open = curation.open;
});
afterAll(() => curation?.close());

test('a curator adds, edits and moves, and takes the last change back', async () => {
  const page = await open('/curate/plain/', PLAIN);
  await page.getByRole('link', { name: 'Add a resource to “Near”' }).click();
  await page.getByLabel('Address').fill('nowhere');
  await button(page, 'Add a resource').click();
  expect(await page.locator('.problem').innerText()).toContain('must be an address such as');
  await page.getByLabel('Address').fill('/essays/summer/');
  await page.getByLabel('Annotation').fill('Ours, *and* short.');
  await button(page, 'Add a resource').click();
  expect(await notice(page)).toBe('The resource was added at the end of its section.');
  expect(await listed(page, 'Near')).toEqual(['alder', 'birch', 'cedar', 'Summer']);

  await page.getByRole('link', { name: 'Edit “birch”' }).click();
  await item(page, 'birch').getByLabel('Title').fill('beech');
  await button(page, 'Save').first().click();
  await button(page, 'Move “beech” up').click();
  await button(page, 'Move “cedar” down').click();
  expect(await listed(page, 'Near')).toEqual(['beech', 'alder', 'Summer', 'cedar']);
  await button(page, 'Undo').click();
  expect(await notice(page)).toBe('The last change was undone.');
  expect(await listed(page, 'Near')).toEqual(['beech', 'alder', 'cedar', 'Summer']);

  const alder = item(page, 'alder');
  await alder.locator('summary').click();
  await alder.getByRole('link', { name: 'Move elsewhere: “alder”' }).click();
  await page.getByLabel('Where to').selectOption(await placeIn(page, 'Menu plain', 'Far'));
  await button(page, 'Move').click();
  expect([await listed(page, 'Near'), await listed(page, 'Far')]).toEqual([
    ['beech', 'cedar', 'Summer'],
    ['doum', 'alder'],
  ]);
  const read = await new Visitor(curation.site.url).read('/resources/plain/');
  expect(read).toContain('Ours, <em>and</em> short.');
  await page.context().close();
});

/** What stands for a section of a menu where something is moved to. */
const placeIn = (page: Page, menu: string, section: string) =>
  page
    .locator(`optgroup[label="${menu}"] > option`, { hasText: new RegExp(`^${section}$`) })
    .getAttribute('value');

test('a section is added under another one and removed while it is empty', async () => {
  const page = await open('/curate/plain/', PLAIN);
  await page.getByText('Add a section').first().click();
  const form = page.locator('.curated-add form').first();
  await form.getByLabel('Title').fill('Nearest');
  await form.getByRole('button', { name: 'Save' }).click();
  expect(await page.getByRole('heading', { name: 'Nearest' }).count()).toBe(1);
  await button(page, 'Remove “Nearest”').click();
  expect(await notice(page)).toBe('The section was removed.');
  await page.context().close();
});

test('a retired resource stands among the former ones with its reason, and comes back', async () => {
  const page = await open('/curate/plain/', PLAIN);
  const cedar = item(page, 'cedar');
  await cedar.locator('summary').click();
  await button(page, 'No longer recommend “cedar”').click();
  expect(await page.locator('.problem').innerText()).toBe('must not be empty');
  await item(page, 'cedar').getByLabel('Why').fill('It was felled.');
  await button(page, 'No longer recommend “cedar”').click();
  const read = await new Visitor(curation.site.url).read('/resources/plain/');
  expect(read).toMatch(/Formerly here[\s\S]*cedar[\s\S]*It was felled\./);
  await button(page, 'Recommend “cedar” again').click();
  expect(await notice(page)).toBe('It is back, at the end of its section.');
  expect(await listed(page, 'Near')).toContain('cedar');
  await page.context().close();
});

test('the history names what was changed, compares, and brings a version back', async () => {
  const page = await open('/curate/plain/history/', PLAIN);
  const lines = await page.locator('tbody tr').allInnerTexts();
  expect(lines.join()).toMatch(/Cora\s+no longer recommends “cedar”: It was felled\./);
  await page.locator('tbody tr', { hasText: 'brought in' }).getByRole('link').click();
  expect(await page.locator('.compared-text ins').allInnerTexts()).toContainEqual(
    expect.stringContaining('beech'),
  );
  await button(page, 'Go back to version 2').click();
  expect([await listed(page, 'Near'), await listed(page, 'Far')]).toEqual([
    ['alder', 'birch', 'cedar'],
    ['doum'],
  ]);
  await page.context().close();
});

test('who saves over another curator’s words is told so and keeps what they typed', async () => {
  const mine = await open('/curate/plain/', PLAIN);
  const theirs = await open('/curate/plain/', PLAIN, curation.cleo);
  for (const page of [mine, theirs]) await page.getByRole('link', { name: 'Edit “alder”' }).click();
  await mine.locator('.curated').getByLabel('Annotation').fill('Mine.');
  await button(mine, 'Save').first().click();
  await theirs.locator('.curated').getByLabel('Annotation').fill('Theirs, and long.');
  await button(theirs, 'Save').first().click();
  expect(await theirs.getByRole('alert').count()).toBe(1);
  expect(await theirs.locator('.curated').getByLabel('Annotation').inputValue()).toBe('Theirs, and long.');
  expect(await theirs.locator('.curated .annotation').first().innerText()).toBe('Mine.');
  await button(theirs, 'Save').first().click();
  expect(await notice(theirs)).toBe('Saved.');
  for (const page of [mine, theirs]) await page.context().close();
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

test('by keyboard alone a resource goes down and up again, one press after the other', async () => {
  const page = await open('/curate/keys/');
  expect(await focused(page)).toBe(null);
  await button(page, 'Move “alder” down').focus();
  const press = () => Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await press();
  await expect.poll(() => focused(page)).toBe('Move “alder” down');
  expect((await listed(page, 'Near')).join(' ')).toBe('birch alder cedar');
  await press();
  await expect.poll(() => focused(page)).toBe('Move “alder” up');
  expect((await listed(page, 'Near')).join(' ')).toBe('birch cedar alder');
  expect(await axeOn(page)).toEqual([]);
  await press();
  await expect.poll(() => focused(page)).toBe('Move “alder” up');
  expect((await listed(page, 'Near')).join(' ')).toBe('birch alder cedar');
  await page.context().close();
});

test('a resource is dragged by mouse into another section', async () => {
  const page = await open('/curate/mouse/', { viewport: { width: 1280, height: 1600 } });
  const dragged = item(page, 'alder').locator('.annotation');
  await Promise.all([
    page.waitForURL(/done=place-resource/),
    dragged.dragTo(item(page, 'doum'), { targetPosition: { x: 5, y: 2 } }),
  ]);
  expect([await listed(page, 'Near'), await listed(page, 'Far')]).toEqual([
    ['birch', 'cedar'],
    ['alder', 'doum'],
  ]);
  await page.context().close();
});

test('a section is dragged by its title before another one, and the page says where it is now', async () => {
  const page = await open('/curate/mouse/', { viewport: { width: 1280, height: 1600 } });
  const titleOf = (name: string) => page.getByRole('heading', { name, exact: true });
  await Promise.all([
    page.waitForURL(/done=place-section/),
    titleOf('Far').dragTo(titleOf('Near'), { targetPosition: { x: 5, y: 2 } }),
  ]);
  await expect.poll(() => notice(page)).toBe('Moved. “Far” is now 1 of 2.');
  expect(await page.locator('.curated-section > h2').allInnerTexts()).toEqual(['Far', 'Near']);
  await page.context().close();
});

test('a section goes to another menu, and comes back from there by Undo', async () => {
  const page = await open('/curate/plain/', PLAIN);
  await page.getByRole('link', { name: 'Move elsewhere: “Far”' }).click();
  await page.getByLabel('Where to').selectOption({ label: 'Menu lost: the menu itself' });
  await button(page, 'Move').click();
  expect(new URL(page.url()).pathname).toBe('/curate/lost/');
  expect(await listed(page, 'Far')).toEqual(['doum']);
  await button(page, 'Undo').click();
  expect(await page.getByRole('heading', { name: 'Far', exact: true }).count()).toBe(0);
  await page.goto(`${curation.site.url}/curate/plain/`);
  expect(await listed(page, 'Far')).toEqual(['doum']);
  await page.context().close();
});

test.each([
  '/curate/',
  '/curate/plain/',
  '/curate/plain/history/?version=1',
  '/curate/plain/file/',
  '/curate/links/',
  '/resources/lost/',
])('%s is for everyone, on a small screen too', async (path) => {
  const page = await open(path, { viewport: { width: 360, height: 800 }, colorScheme: 'dark' });
  expect(await axeOn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.context().close();
});

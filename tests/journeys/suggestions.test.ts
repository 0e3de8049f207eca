import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, type Curation, notice, openCuration } from '#tests/setup/curation.ts';
import { fillIn, press } from '#tests/setup/keyboard.ts';
import { axeOn } from '#tests/setup/pages.ts';
import { Visitor } from '#tests/setup/visitor.ts';

const PLAIN = { javaScriptEnabled: false };
const SMALL = { ...PLAIN, viewport: { width: 320, height: 800 } };

let curation: Curation;
let open: Curation['open'];

beforeAll(async () => {
  curation = await openCuration();
  open = curation.open;
});
afterAll(() => curation?.close());

test('whoever is not signed in is led there, and back to the form', async () => {
  const page = await open('/resources/plain/', PLAIN, new Visitor(curation.site.url));
  await page.getByRole('link', { name: 'Suggest a resource' }).click();
  expect(page.url()).toContain('/sign-in/?next=%2Fresources%2Fplain%2Fsuggest%2F');
  await page.context().close();
});

test('a member suggests a resource by keyboard, and finds what became of it', async () => {
  const page = await open('/resources/plain/suggest/', SMALL, curation.mira);
  await fillIn(page, page.getByLabel('Address'), `http://${curation.outside}/night`);
  await press(page, button(page, 'Look up its title'));
  expect(await page.getByLabel('Title').inputValue()).toBe('Night line');
  await press(page, button(page, 'Send it to the curators'));
  expect(await page.locator('.problem').innerText()).toBe('must not be empty');
  await fillIn(page, page.getByLabel('Why'), 'Somebody answers at three.');
  await page.getByLabel('Section').selectOption({ label: 'Far' });
  await page.getByLabel('Name me').check();
  expect(await axeOn(page)).toEqual([]);
  await press(page, button(page, 'Send it to the curators'));
  expect(await notice(page)).toContain('A curator looks at it');
  expect(await axeOn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);

  await page.goto(`${curation.site.url}/resources/plain/suggest/`);
  await page.getByLabel('Address').fill('https://alder.example');
  await page.getByLabel('Why').fill('Kind.');
  await button(page, 'Send it to the curators').click();
  expect(await page.locator('.problem').innerText()).toBe('This is in the menu already, under “Near”.');
  await page.context().close();
});

test('a curator reads the words first and takes a suggestion in, with the name beside it', async () => {
  const page = await open('/curate/', SMALL);
  await page.getByRole('link', { name: 'A suggestion waits for you' }).click();
  expect(await page.locator('.suggestion').innerText()).toMatch(/^Somebody answers at three\./);
  expect(await axeOn(page)).toEqual([]);
  await press(page, page.getByRole('link', { name: 'Answer: Night line' }));
  const section = page.getByLabel('Section').first();
  await section.waitFor();
  expect(await axeOn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(await section.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text)).toBe('Far');
  await page.getByLabel('Annotation').fill('A line for the night.');
  await press(page, button(page, 'Take it in'));
  expect(await notice(page)).toContain('It is in the menu now.');
  const read = await new Visitor(curation.site.url).read('/resources/plain/');
  expect(read).toMatch(/Night line[\s\S]*A line for the night\.[\s\S]*recommended by Mira/);
  await page.context().close();
});

test('a member takes their name off again', async () => {
  const page = await open('/me/suggestions/', PLAIN, curation.mira);
  expect(await page.getByText('A curator took it in.').count()).toBe(1);
  await button(page, 'Take my name off it : Night line').click();
  expect(await new Visitor(curation.site.url).read('/resources/plain/')).not.toContain('Mira');
  await page.context().close();
});

test('a curator leaves a suggestion out with a reason that its member reads', async () => {
  const fields = { address: 'https://elm.example/', why: 'Tall.', title: 'elm' };
  await curation.mira.post('/resources/plain/suggest/', 'suggest', fields);
  const page = await open('/curate/suggestions/', PLAIN);
  await page.getByRole('link', { name: 'Answer: elm' }).click();
  await button(page, 'Leave it out').click();
  expect(await page.locator('.problem').innerText()).toBe('must not be empty');
  await page.getByLabel('Why, in a few words').fill('It is a shop.');
  await button(page, 'Leave it out').click();
  expect(await notice(page)).toContain('It was left out.');
  expect(await curation.mira.read('/me/suggestions/')).toMatch(/The reason given:\s+It is a shop\./);
  await page.context().close();
});

test('a curator lets a suggestion go into a resource that is there', async () => {
  const fields = { address: 'https://alder.example/groups', why: 'Their groups.' };
  await curation.mira.post('/resources/plain/suggest/', 'suggest', fields);
  const page = await open('/curate/suggestions/', PLAIN);
  await page.getByRole('link', { name: 'Answer: https://alder.example/groups' }).click();
  await page.getByLabel('Resource').selectOption({ label: 'alder' });
  await button(page, 'Choose it').click();
  const form = page.locator('form', { has: button(page, 'Let it go into “alder”') });
  await form.getByLabel('Annotation').fill('About alder, and its groups.');
  await button(page, 'Let it go into “alder”').click();
  expect(await notice(page)).toContain('It went into the resource.');
  expect(await new Visitor(curation.site.url).read('/resources/plain/')).toContain('and its groups.');
  await page.context().close();
});

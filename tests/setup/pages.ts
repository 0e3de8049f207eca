import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Visitor } from './visitor.ts';

/** A page of a browser window of its own, in which someone is signed in. */
export async function openPage(
  browser: Browser,
  visitor: Visitor,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext(options);
  // Long enough for a busy machine, and short enough to say which step it was.
  context.setDefaultTimeout(15_000);
  const url = visitor.origin;
  await context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url })));
  return context.newPage();
}

/** What axe has against a page as it stands. Axe is a script, so a page without any is looked at in a copy. */
export async function axeOn(page: Page): Promise<string[]> {
  const context = await (page.context().browser() ?? raise()).newContext();
  try {
    const copy = await context.newPage();
    await copy.route('**/*.js', (route) => route.abort());
    const body = await page.content();
    await copy.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
    await copy.goto(page.url());
    const { violations } = await new AxeBuilder({ page: copy }).analyze();
    return violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.target}`);
  } finally {
    await context.close();
  }
}

function raise(): never {
  throw new Error('The page has no browser.');
}

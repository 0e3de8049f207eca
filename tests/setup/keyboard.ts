import type { Locator, Page } from 'playwright-core';

/** More stops than any page has. */
const MOST_STOPS = 250;

/** Goes to a part of the page as someone without a mouse does. @throws Error when Tab does not lead there. */
export async function tabTo(page: Page, to: Locator) {
  await to.waitFor({ state: 'attached' });
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await to.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${to}.`);
}

/** Goes to a button, a link or a summary and presses it. */
export async function press(page: Page, what: Locator) {
  await tabTo(page, what);
  await page.keyboard.press('Enter');
}

/** Goes to a field and writes into it, over what it says. */
export async function fillIn(page: Page, field: Locator, words: string) {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(words);
}

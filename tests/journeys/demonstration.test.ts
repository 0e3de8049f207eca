import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenAmong, crawl } from '#tests/setup/crawl.ts';
import { type RunningSite, startSite } from '#tests/setup/site.ts';
import { complaintsOf } from '#tests/setup/valid-html.ts';

let site: RunningSite;

beforeAll(async () => {
  site = await startSite({ CONTENT_DIR: 'content', BUILD_DIR: 'dist' });
});
afterAll(async () => {
  await site.stop();
  await site.remove();
});

test('whoever looks round the demonstration finds every page there and well made', async () => {
  const pages = await crawl(site.url, `http://localhost:${site.env.PORT}`);
  expect(brokenAmong(pages)).toEqual([]);
  expect(await complaintsOf(pages)).toEqual([]);
  expect([...pages.keys()].filter((path) => /^\/essays\/[^/?]+\/$/.test(path)).length).toBeGreaterThanOrEqual(
    18,
  );
});

import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { atomOf, type Feed, jsonFeedOf, rssOf } from '#src/features/feeds/rules.ts';

const PUBLISHED = new Date('2026-03-01T08:00:00Z');
const UPDATED = new Date('2026-04-01T08:00:00Z');

const feed: Feed = {
  title: 'Both & Chairs',
  description: 'Essays',
  lang: 'en',
  homeUrl: 'https://site.test/',
  feedUrl: 'https://site.test/feed.xml',
  items: [
    {
      id: 'urn:uuid:01900000-0000-7000-8000-000000000001',
      url: 'https://site.test/essays/tee/',
      title: 'Tee & <Rat> ]]>\u0001',
      summary: 'Zuerst \uD800Tee.',
      html: '<p>Erst ]]> Tee &amp; dann\u000B Rat.</p>',
      related: [{ url: 'https://site.test/essays/rat/', title: 'Rat & Tat', reason: 'Also about care' }],
      lang: 'de',
      authors: [{ name: 'Ada Okafor', url: 'https://site.test/authors/ada/' }],
      topics: ['Listening'],
      publishedAt: PUBLISHED,
      updatedAt: UPDATED,
    },
  ],
};

test('RSS carries the full text, a permanent id and the language', () => {
  const [item] = parseRssFeed(rssOf(feed)).items ?? [];
  expect(item).toMatchObject({
    title: 'Tee & <Rat> ]]>',
    guid: { value: 'urn:uuid:01900000-0000-7000-8000-000000000001', isPermaLink: false },
    content: { encoded: '<p>Erst ]]> Tee &amp; dann Rat.</p>' },
    dc: { creators: ['Ada Okafor'] },
    xml: { lang: 'de' },
  });
});

test('Atom carries the full text, a permanent id and both dates', () => {
  const [entry] = parseAtomFeed(atomOf(feed)).entries ?? [];
  expect(entry).toMatchObject({
    id: 'urn:uuid:01900000-0000-7000-8000-000000000001',
    title: { value: 'Tee & <Rat> ]]>' },
    content: { value: '<p>Erst ]]> Tee &amp; dann Rat.</p>', type: 'html' },
    published: PUBLISHED.toISOString(),
    updated: UPDATED.toISOString(),
    xml: { lang: 'de' },
  });
});

test('JSON Feed carries the full text and a permanent id', () => {
  const [item] = parseJsonFeed(jsonFeedOf(feed)).items ?? [];
  expect(item).toMatchObject({
    id: 'urn:uuid:01900000-0000-7000-8000-000000000001',
    content_html: feed.items[0]?.html,
    language: 'de',
    tags: ['Listening'],
  });
});

describe.each([
  ['RSS', rssOf],
  ['Atom', atomOf],
])('%s', (_name, write) => {
  test('holds no character that XML forbids', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
    expect(write(feed)).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
    expect(write(feed).isWellFormed()).toBe(true);
  });

  test('is the same bytes until something changes, so that readers may be told so', () => {
    expect(write(feed)).toBe(write(structuredClone(feed)));
  });

  test('of a site without essays is still a feed', () => {
    expect(write({ ...feed, items: [] })).toContain('Both &');
  });
});

import { expect, test } from 'vitest';
import { dayOf, daysUpTo, essayRead, isReading } from '#src/features/reads/rules.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const asks = (headers: Record<string, string>, method = 'GET') => isReading({ method, headers });

test('an essay is read at its own address, wherever the link came from', () => {
  expect(essayRead('/essays/tea/')).toBe('tea');
  expect(essayRead('/essays/t%65a/')).toBe('tea');
  for (const other of ['/essays/', '/essays/tea/?comments=2', '/essays/tea/compare/', '/topics/tea/', ''])
    expect(essayRead(other)).toBeUndefined();
});

test.each([
  FIREFOX,
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 15; CUBOT P80) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
])('%s is somebody who reads', (browser) => {
  expect(asks({ 'user-agent': browser })).toBe(true);
});

test.each([
  '',
  'curl/8.5.0',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (compatible; bingbot/2.0)',
  'Mozilla/5.0 (compatible; YandexBot/3.0)',
  'Mozilla/5.0 (compatible; archive.org_bot)',
  'facebookexternalhit/1.1',
  'FeedFetcher-Google',
])('"%s" is nobody', (program) => {
  expect(asks({ 'user-agent': program })).toBe(false);
});

test('a browser that asks ahead, or only for the head, has shown nobody anything', () => {
  expect(asks({ 'user-agent': FIREFOX, 'sec-purpose': 'prefetch;prerender' })).toBe(false);
  expect(asks({ 'user-agent': FIREFOX, purpose: 'prefetch' })).toBe(false);
  expect(asks({ 'user-agent': FIREFOX }, 'HEAD')).toBe(false);
  expect(asks({ 'user-agent': FIREFOX }, 'POST')).toBe(false);
});

test('a day begins at midnight where the site is', () => {
  const moment = new Date('2026-11-03T23:30:00Z');
  expect(dayOf(moment, 'UTC')).toBe('2026-11-03');
  expect(dayOf(moment, 'Pacific/Auckland')).toBe('2026-11-04');
  expect(dayOf(new Date('2026-03-01T04:59:00Z'), 'America/New_York')).toBe('2026-02-28');
});

test('days are counted back over the end of a month', () => {
  expect(daysUpTo('2026-03-02', 4)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
});

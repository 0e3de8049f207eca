import { expect, test } from 'vitest';
import { parseSettings } from '#src/settings.ts';

const complaint = (variables: Record<string, string>) => {
  try {
    parseSettings(variables);
  } catch (error) {
    return (error as Error).message;
  }
  return 'no complaint';
};

test('an owner who sets nothing gets a site at localhost with an embedded database', () => {
  expect(parseSettings({})).toMatchObject({
    siteUrl: 'http://localhost:4321',
    host: '127.0.0.1',
    port: 4321,
    databaseUrl: undefined,
  });
});

test('hosts of a network of one’s own are named one by one', () => {
  expect(parseSettings({ PRIVATE_HOSTS: 'Wiki.intern, 10.0.0.5:8080' }).privateHosts).toEqual([
    'wiki.intern',
    '10.0.0.5:8080',
  ]);
});

test('an empty variable counts as not set', () => {
  expect(parseSettings({ PORT: '', SITE_URL: '' }).port).toBe(4321);
});

test.each<[variables: Record<string, string>, heard: RegExp]>([
  [{ PORT: 'eighty' }, /^Settings: PORT must be a number\.$/],
  [{ PORT: '70000' }, /PORT must be at most 65535/],
  [{ PORT: '0' }, /PORT must be at least 1/],
  [{ SITE_URL: 'example.org' }, /SITE_URL must be an http or https address/],
  [{ SITE_URL: 'https://example.org/blog' }, /SITE_URL must be an address without a path/],
  [{ SMTP_URL: 'mail' }, /^Settings: SMTP_URL must look like smtps:/],
  [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL must look like postgres:/],
  [{ DATABASE_URL: 'postgres://h/d' }, /SECRET must be given with DATABASE_URL/],
  [{ WEB_CONCURRENCY: '2' }, /WEB_CONCURRENCY needs DATABASE_URL/],
  [{ CDN_HEADERS: 'yes' }, /CDN_HEADERS must be "on" or "off"/],
  [{ SMTP_URL: 'http://mail' }, /SMTP_URL must look like smtps:/],
  [{ SMTP_URL: 'smtp://mail?from=nobody' }, /SMTP_URL must name a mail address after "from="/],
  [{ PRIVATE_HOSTS: 'http://wiki' }, /PRIVATE_HOSTS must name hosts such as/],
  [{ METRICS_TOKEN: 'short' }, /METRICS_TOKEN must be at least 16/],
])('an owner who sets %j is told in one line', (variables, heard) => {
  expect(complaint(variables)).toMatch(heard);
  expect(complaint(variables)).not.toContain('\n');
});

test('mail comes from the address that SMTP_URL names, or else from the host of the site', () => {
  const SITE_URL = 'https://chairs.example';
  expect(parseSettings({ SITE_URL }).mailFrom).toBe('no-reply@chairs.example');
  const SMTP_URL = 'smtps://name:word@mail.example?from=post%40chairs.example';
  expect(parseSettings({ SITE_URL, SMTP_URL }).mailFrom).toBe('post@chairs.example');
});

import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ArrivedResource } from '#src/features/imports/rules/arrivals.ts';
import { openWordPress } from '#src/features/imports/sources/wordpress/open.ts';
import { arrivalsOf, only } from '../reading.ts';

/** WordPress' own export for trying themes; it is not part of this repository, so these are skipped without it. */
const FILE = process.env.WORDPRESS_THEME_TEST ?? path.resolve('../shared/input/wordpress-theme-test.xml');

test.skipIf(!existsSync(FILE))('WordPress’ own theme test comes in whole', async () => {
  const arrivals = await arrivalsOf(await openWordPress(FILE));
  const count = Object.fromEntries(
    Object.entries(Object.groupBy(arrivals, ({ kind }) => kind)).map(([kind, all]) => [kind, all.length]),
  );
  expect(count).toMatchObject({
    author: 2,
    topic: 182,
    remainder: 1,
    essay: 60,
    page: 19,
    media: 37,
    comment: 29,
    ping: 4,
    menu: 6,
    resource: 70,
  });
  const resources = new Map(only(arrivals, 'resource').map((resource) => [resource.key, resource]));
  const depthOf = ({ parentKey }: ArrivedResource): number => {
    const parent = resources.get(parentKey ?? '');
    return parent ? depthOf(parent) + 1 : 1;
  };
  expect(Math.max(...[...resources.values()].map(depthOf))).toBe(11);
  const answered = only(arrivals, 'comment').filter((comment) => comment.parentKey !== undefined);
  expect(answered.length).toBeGreaterThan(5);
});

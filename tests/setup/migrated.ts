import path from 'node:path';

export const TEST_BUILD = { BUILD_DIR: '.build/site', CONTENT_DIR: 'tests/content' };

/** What `built.ts` migrated: most of what a first start does, so that each site here need not do it again. */
export const MIGRATED = {
  folder: path.resolve('.build/migrated'),
  database: `commonplace_site_${process.env.TEST_RUN}`,
};

export const ON_POSTGRES = { SECRET: 'a secret of at least thirty-two letters' };

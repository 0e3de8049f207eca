import { siteSecret } from '../../server/secret.ts';
import { claimHashOf } from '../comments/rules/claims.ts';
import { siteFetcher } from '../links/site-fetcher.ts';
import { mediaStorage } from '../media/storage.ts';
import type { ImportTools } from './commands/context.ts';
import { openThreads } from './convert-threads.ts';

/** What an import needs of this process. */
export const siteTools = (): ImportTools => ({
  storage: mediaStorage(),
  download: siteFetcher().download,
  openConverter: openThreads,
  claimOf: (email) => (email ? claimHashOf(email, siteSecret()) : null),
});

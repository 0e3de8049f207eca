/** Checks the links of a database as the site does, but for the names, which all lead to the bench's own server. */
import { openPostgres, useConnection } from '#db/client.ts';
import { checkDueLinks } from '#src/features/links/commands/check.ts';
import { openFetcher } from '#src/features/links/fetch/fetcher.ts';

const { DATABASE_URL = '', LINK_HOSTS = '' } = process.env;
const connection = useConnection(await openPostgres(DATABASE_URL));
const { fetcher, close } = openFetcher({
  userAgent: 'Commonplace (bench)',
  privateHosts: LINK_HOSTS.split(','),
  resolve: async () => ['127.0.0.1'],
});
await checkDueLinks(connection.db, fetcher);
await close();
await connection.close();
console.log(JSON.stringify({ maxRss: process.resourceUsage().maxRSS * 1024 }));

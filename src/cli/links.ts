import { writeFile } from 'node:fs/promises';
import { checkDueLinks } from '../features/links/commands/check.ts';
import { gatherLinks, makeLinksDue } from '../features/links/commands/lease.ts';
import { countsInWords, type LinkCounts } from '../features/links/rules/verdict.ts';
import { siteFetcher } from '../features/links/site-fetcher.ts';
import type { Command } from './main.ts';

const check: Command = {
  usage: 'links check [--all] [--report FILE]',
  text: 'Looks at the outside links of the resource menus that are due, or at all of them. Cut short, it goes on where it was.',
  options: { all: { type: 'boolean' }, report: { type: 'string' } },
  async run({ db }, { all, report }) {
    const now = new Date();
    await gatherLinks(db, now);
    if (all) await makeLinksDue(db, now);
    const counts = await checkDueLinks(db, siteFetcher().fetcher, { checked: showProgress });
    if (process.stderr.isTTY) process.stderr.write('\n');
    await siteFetcher().close();
    if (typeof report === 'string')
      await writeFile(report, `${JSON.stringify({ links: counts }, null, 2)}\n`);
    return [countsInWords(counts) ?? 'No link is due.'];
  },
};

function showProgress(counts: LinkCounts) {
  if (process.stderr.isTTY) process.stderr.write(`\r${countsInWords(counts)} `);
}

export const linkCommands: Record<string, Command> = { 'links check': check };

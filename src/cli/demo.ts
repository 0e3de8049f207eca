import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Connection } from '#db/client.ts';
import { DomainError } from '../errors.ts';
import { newPassword } from '../features/members/rules/passwords.ts';
import { ensureBuilt } from '../server/build.ts';
import { takeContentIn } from '../server/first-process.ts';
import { settings } from '../settings.ts';
import { printFailure, withDatabase } from './database.ts';
import { addressOf } from './demo/cast.ts';
import { makeDemonstration, refuseMembers } from './demo/make.ts';
import type { Person } from './demo/script.ts';

const HELP = `npm run demo [-- --password WORDS] [--report FILE]

Fills a site that has no members yet with people to look at: a cast who comment on the demonstration essays, a queue,
appeals, decisions and a parity report. Refuses a site that has members, and one that sends mail. All of them share one
password, which is printed at the end.

  --password WORDS   the password; without it one is made up
  --report FILE      the figures as JSON as well`;

await main().catch(printFailure);

async function main() {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      password: { type: 'string' },
      report: { type: 'string' },
    },
  });
  if (values.help) return console.log(HELP);
  const password = readPassword(values.password ?? randomBytes(16).toString('base64url'));
  if (settings().smtpUrl)
    throw new DomainError('CONFLICT', 'These people have no letter-boxes. Unset SMTP_URL first.');
  const { cast, figures } = await withDatabase((connection) => fill(connection, password));
  console.log([...summary(figures), '', ...whoCanSignIn(cast, password)].join('\n'));
  if (values.report) writeFileSync(values.report, `${JSON.stringify(figures, null, 2)}\n`);
}

function readPassword(given: string) {
  const parsed = newPassword.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new DomainError('CONFLICT', `--password: ${parsed.error.issues[0]?.message}`);
}

async function fill(connection: Connection, password: string) {
  await refuseMembers(connection.db);
  await ensureBuilt();
  const now = new Date();
  await takeContentIn(connection, settings(), now);
  return makeDemonstration(connection.db, password, now);
}

type Figures = Awaited<ReturnType<typeof makeDemonstration>>['figures'];

function summary({ members, comments, waiting, appeals, openAppeals, decisions, simulated }: Figures) {
  return [
    `${members} members, ${comments} comments (${waiting} of them in the queue),`,
    `${decisions} decisions, ${appeals} appeals (${openAppeals} open).`,
    `The parity report counts ${simulated} made-up comments of earlier months beside these.`,
  ];
}

function whoCanSignIn(cast: Person[], password: string) {
  const people = cast.map((person) => {
    const may = person.capabilities.length > 0 ? person.capabilities.join(', ') : 'member';
    return `  ${addressOf(person).padEnd(28)} ${person.name}, ${may}${person.suspended ? ', suspended' : ''}`;
  });
  return [
    `Start the site with npm start, and sign in at ${settings().siteUrl}/sign-in/ with this password: ${password}`,
    ...people,
    'Keep this site to your own machine: whoever has the password owns it.',
  ];
}

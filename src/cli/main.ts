import { parseArgs } from 'node:util';
import type { Connection } from '#db/client.ts';
import { backupCommands } from './backup.ts';
import { printFailure, withDatabase } from './database.ts';
import { exportCommands } from './export.ts';
import { importCommands } from './import.ts';
import { importCommonplaceCommands } from './import-commonplace.ts';
import { linkCommands } from './links.ts';
import { memberCommands } from './member.ts';
import { relatedCommands } from './related.ts';

/** One command: what `--help` says of it, its options, and what it does. */
export interface Command {
  usage: string;
  text: string;
  options: Record<string, { type: 'string' | 'boolean' }>;
  /** Under which name `run` gets the one word that is no option. */
  positional?: string;
  /** @returns lines to print. @throws DomainError with what to do. */
  run(connection: Connection, given: Record<string, string | boolean | undefined>): Promise<string[]>;
}

const commands: Record<string, Command> = {
  ...backupCommands,
  ...exportCommands,
  ...importCommonplaceCommands,
  ...importCommands,
  ...linkCommands,
  ...memberCommands,
  ...relatedCommands,
};

const overview = [
  'npm run commonplace -- <command> [options]',
  '',
  ...Object.values(commands).map(({ usage, text }) => `  ${usage}\n      ${text}`),
];

await main(process.argv.slice(2)).catch(printFailure);

async function main(given: string[]) {
  const [first = '', second = ''] = given.filter((word) => !word.startsWith('-'));
  const name = commands[first] ? first : `${first} ${second}`;
  const command = commands[name];
  if (!command) {
    console.log(overview.join('\n'));
    if (!given.includes('--help')) process.exitCode = 1;
    return;
  }
  const options = { help: { type: 'boolean' as const }, ...command.options };
  const { positional } = command;
  const { values, positionals } = parseArgs({
    ...{ args: given.slice(name.split(' ').length), options },
    allowPositionals: positional !== undefined,
  });
  if (values.help) return console.log(`${command.usage}\n\n${command.text}`);
  const all = positional ? { ...values, [positional]: positionals[0] } : values;
  const lines = await withDatabase((connection) => command.run(connection, all));
  console.log(lines.join('\n'));
}

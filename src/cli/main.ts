import { parseArgs } from 'node:util';
import type { Connection } from '#db/client.ts';
import { printFailure, withDatabase } from './database.ts';
import { memberCommands } from './member.ts';

/** One command: what `--help` says of it, its options, and what it does. */
export interface Command {
  usage: string;
  text: string;
  options: Record<string, { type: 'string' | 'boolean' }>;
  /** @returns lines to print. @throws DomainError with what to do. */
  run(connection: Connection, given: Record<string, string | boolean | undefined>): Promise<string[]>;
}

const commands: Record<string, Command> = { ...memberCommands };

const overview = [
  'npm run commonplace -- <command> [options]',
  '',
  ...Object.values(commands).map(({ usage, text }) => `  ${usage}\n      ${text}`),
];

await main(process.argv.slice(2)).catch(printFailure);

async function main(given: string[]) {
  const name = given
    .filter((word) => !word.startsWith('-'))
    .slice(0, 2)
    .join(' ');
  const command = commands[name];
  if (!command) {
    console.log(overview.join('\n'));
    if (!given.includes('--help')) process.exitCode = 1;
    return;
  }
  const options = { help: { type: 'boolean' as const }, ...command.options };
  const { values } = parseArgs({ args: given.slice(2), options, allowPositionals: false });
  if (values.help) return console.log(`${command.usage}\n\n${command.text}`);
  const lines = await withDatabase((connection) => command.run(connection, values));
  console.log(lines.join('\n'));
}

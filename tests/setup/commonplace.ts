import { spawn } from 'node:child_process';

/** What a process under test has of the tests' own environment; what it compiles is kept, because so many start. */
export const BARE_ENV = {
  PATH: process.env.PATH,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
} satisfies NodeJS.ProcessEnv;

/** Runs `commonplace` in a site's place. */
export async function commonplace(env: NodeJS.ProcessEnv, ...given: string[]) {
  const child = spawn(process.execPath, ['src/cli/main.ts', ...given], { env: { ...BARE_ENV, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}

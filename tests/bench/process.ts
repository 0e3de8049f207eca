import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../setup/free-port.ts';

export const SECRET = 'a secret of at least thirty-two letters';
/** How `npm run commonplace` starts a command. */
export const COMMAND_FLAGS = readPackage().scripts.commonplace.match(/--\S+/g) ?? [];

export const METRICS_TOKEN = 'a token for the bench';

/** Starts the built site as its own process. @returns its address and the milliseconds to its first 200. */
export async function startForBench(env: NodeJS.ProcessEnv) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const before = performance.now();
  const child = spawn(process.execPath, ['src/server/main.ts'], {
    env: {
      PATH: process.env.PATH,
      LOG_LEVEL: 'error',
      SITE_URL: url,
      METRICS_TOKEN,
      SECRET,
      ...env,
      PORT: String(port),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let code: number | null | undefined;
  const exited = new Promise<void>((resolve) =>
    child.once('exit', (status) => {
      code = status;
      resolve();
    }),
  );
  while (!(await answers(url))) {
    if (code !== undefined) throw new Error(`The site ended with ${code}.`);
    await wait(10);
  }
  const milliseconds = performance.now() - before;
  const stop = () => {
    child.kill('SIGTERM');
    return exited;
  };
  return { url, milliseconds, stop };
}

const answers = (url: string) =>
  fetch(`${url}/`).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.status === 200;
    },
    () => false,
  );

/** A metric's value on a running site, summed over its labels. */
export async function readMetric(url: string, name: string) {
  const answer = await fetch(`${url}/metrics`, { headers: { Authorization: `Bearer ${METRICS_TOKEN}` } });
  const lines = (await answer.text()).split('\n').filter((line) => line.startsWith(name));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

function readPackage() {
  return JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { commonplace: string } };
}

const LOOKED_EVERY_MS = 50;

/** Runs a command of the command line in a process of its own. @returns how long it took, and the most memory it had. */
export async function runCommand(env: NodeJS.ProcessEnv, ...command: string[]) {
  const before = performance.now();
  const child = spawn(process.execPath, [...COMMAND_FLAGS, 'src/cli/main.ts', ...command], {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'error', SECRET, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let kilobytes = 0;
  const clock = setInterval(() => {
    kilobytes = Math.max(kilobytes, mostMemoryOf(child.pid));
  }, LOOKED_EVERY_MS);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearInterval(clock);
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}.`);
  return { seconds: (performance.now() - before) / 1000, megabytes: kilobytes / 1024 };
}

/** The kernel's own high-water mark in kB, proc(5); 0 where there is none. */
function mostMemoryOf(pid: number | undefined) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BARE_ENV } from './commonplace.ts';
import { createDatabase, dropDatabase, postgresUrl } from './database.ts';
import { freePort } from './free-port.ts';
import { MIGRATED, ON_POSTGRES, TEST_BUILD } from './migrated.ts';

/** A built site that runs as its own process, on the driver that the run is for. */
export interface RunningSite {
  url: string;
  /** Everything the process printed so far. */
  output(): string;
  process: ChildProcess;
  env: NodeJS.ProcessEnv;
  /** Asks the process to stop and waits for its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Removes the folder and database that were made for the site. */
  remove(): Promise<void>;
}

const END_WITH_PARENT = import.meta.resolve('./end-with-parent.ts');

/** Where a site of one test keeps its data: a folder, or a database on the tests' server. */
async function makePlace({ fresh = false }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'commonplace-'));
  if (process.env.TEST_DRIVER !== 'postgres') {
    if (!fresh)
      cpSync(path.join(MIGRATED.folder, 'database'), path.join(folder, 'database'), { recursive: true });
    return {
      env: { DATA_DIR: folder },
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  const name = path.basename(folder).toLowerCase();
  await createDatabase(name, fresh ? undefined : MIGRATED.database);
  return {
    env: { ...ON_POSTGRES, DATA_DIR: folder, DATABASE_URL: postgresUrl(name) },
    async remove() {
      rmSync(folder, { recursive: true, force: true });
      await dropDatabase(name);
    },
  };
}

/**
 * Starts the site and returns when it says where it is, or throws what it printed when it ends instead. Its database is
 * empty and migrated or, where it is to be a first start, not there yet.
 */
export async function startSite(more: NodeJS.ProcessEnv = {}, { fresh = false } = {}): Promise<RunningSite> {
  const place = await makePlace({ fresh });
  try {
    return await launch({ ...TEST_BUILD, ...place.env, ...more }, place.remove);
  } catch (error) {
    await place.remove();
    throw error;
  }
}

/** Starts the site once more in the same place. */
export const startAgain = (site: RunningSite, more: NodeJS.ProcessEnv = {}) =>
  launch({ ...site.env, ...more }, site.remove);

async function launch(given: NodeJS.ProcessEnv, remove: () => Promise<void>): Promise<RunningSite> {
  const env = { LOG_LEVEL: 'info', PORT: String(await freePort()), ...given };
  const child = spawn(process.execPath, ['--import', END_WITH_PARENT, 'src/server/main.ts'], {
    env: { ...BARE_ENV, ...env },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  while (!printed.includes('Commonplace is at')) {
    const code = await Promise.race([exited.then((status) => ({ status })), wait(20)]);
    if (code) throw new Error(`The site ended with ${code.status}: ${printed}`);
  }
  return {
    url: `http://127.0.0.1:${env.PORT}`,
    output: () => printed,
    process: child,
    env,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
    remove,
  };
}

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartError } from '../errors.ts';

/** What makes a process the same one: a container or a reboot may hand its pid to another. */
interface Holder {
  boot: string;
  pid: number;
  /** In clock ticks since boot. */
  started: string;
}

/**
 * Makes this process the only one that may open the embedded database in `folder`.
 * @returns a function that gives the folder back.
 * @throws StartError naming the process that has it.
 */
export async function lockFolder(folder: string) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'lock');
  const own = describe(process.pid);
  for (let attempt = 0; attempt < 5; attempt++) {
    if (create(file, own)) return () => rmSync(file, { force: true });
    const holder = await read(file);
    if (holder && isRunning(holder))
      throw new StartError(
        `DATA_DIR ${folder} is in use by process ${holder.pid}. Stop it first, or do the same in the running site under /admin/.`,
      );
    takeAway(file, holder);
  }
  throw new StartError(`DATA_DIR ${folder} is being opened by several processes at once. Start one.`);
}

function create(file: string, own: Holder) {
  try {
    writeFileSync(file, JSON.stringify(own), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** A lock that cannot be read is being written just now, or was left half-written by a crash. */
async function read(file: string): Promise<Holder | undefined> {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Holder;
    } catch {
      await wait(100);
    }
  }
  return undefined;
}

/** Removes a dead process's lock, unless another process has just put its own in its place. */
function takeAway(file: string, stale: Holder | undefined) {
  const now = tryRead(file);
  if (now && stale && JSON.stringify(now) !== JSON.stringify(stale)) return;
  rmSync(file, { force: true });
}

function tryRead(file: string) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function describe(pid: number): Holder {
  return { boot: readOr('/proc/sys/kernel/random/boot_id', 'unknown'), pid, started: startOf(pid) };
}

/** The 22nd field of /proc/<pid>/stat, proc(5); the command in the second may hold spaces. */
const startOf = (pid: number) =>
  readOr(`/proc/${pid}/stat`, '')
    .replace(/^.*\) /s, '')
    .split(' ')[19] ?? 'unknown';

function readOr(file: string, fallback: string) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return fallback;
  }
}

function isRunning(holder: Holder) {
  const now = describe(holder.pid);
  return holder.boot === now.boot && holder.started === now.started && answersSignals(holder.pid);
}

function answersSignals(pid: number) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

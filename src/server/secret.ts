import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { settings } from '../settings.ts';

/**
 * The key of every keyed hash and signature: given by the owner, or made once and kept in DATA_DIR, readable by the
 * site's account alone and never in the database, so that a dump opens nothing.
 */
export function findSecret(given: string | undefined, dataDir: string): string {
  if (given) return given;
  const file = path.join(dataDir, 'secret');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

const SECRET = Symbol.for('commonplace.secret');
const shared = globalThis as { [SECRET]?: string };

/** The secret of this process's settings. */
export function siteSecret(): string {
  shared[SECRET] ??= findSecret(settings().secret, settings().dataDir);
  return shared[SECRET];
}

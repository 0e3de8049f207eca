import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '../errors.ts';
import { contentFolder, loadPublication } from '../features/content/folder.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const INPUTS = ['src', 'db', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

/**
 * Where the build lies: within the program's folder, because what is built looks for its packages from there upwards.
 * @throws StartError when BUILD_DIR names a place elsewhere.
 */
export function buildFolder() {
  const folder = path.resolve(ROOT, process.env.BUILD_DIR || 'dist');
  if (folder.startsWith(ROOT + path.sep)) return folder;
  throw new StartError(
    `Settings: BUILD_DIR has to be a folder below ${ROOT}, where the build finds its packages.`,
  );
}

/** Builds when there is no build or something that goes into it has changed. @throws StartError when it fails. */
export async function ensureBuilt() {
  const config = process.env.ASTRO_CONFIG || 'astro.config.mjs';
  const hash = hashInputs(config);
  const mark = path.join(buildFolder(), 'inputs.hash');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  loadPublication(contentFolder());
  await runAstroBuild(config);
  writeFileSync(mark, hash);
}

function hashInputs(config: string) {
  const hash = createHash('sha256').update(config);
  for (const input of [...INPUTS.map((name) => path.join(ROOT, name)), contentFolder()])
    for (const file of listFiles(input))
      hash.update(`${path.relative(ROOT, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function listFiles(place: string): string[] {
  if (!existsSync(place)) return [];
  const entries =
    path.extname(place) === '' ? readdirSync(place, { recursive: true, withFileTypes: true }) : undefined;
  if (!entries) return [place];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

async function runAstroBuild(config: string) {
  console.log('Building the site …');
  const astro = path.join(ROOT, 'node_modules/astro/bin/astro.mjs');
  const build = spawn(process.execPath, [astro, 'build', '--silent', '--config', config], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
  const [code] = await new Promise<[number | null]>((resolve, reject) => {
    build.on('error', reject).on('exit', (status) => resolve([status]));
  });
  if (code !== 0) throw new StartError('The site could not be built; what has to be mended is said above.');
}

if (import.meta.main) await ensureBuilt();

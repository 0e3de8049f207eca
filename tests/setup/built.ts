import { execFileSync } from 'node:child_process';

/** Builds the tests' own publication once; an unchanged one is not built again. */
export default function setup() {
  execFileSync(process.execPath, ['src/server/build.ts'], {
    stdio: 'inherit',
    env: { ...process.env, BUILD_DIR: '.build/site', CONTENT_DIR: 'tests/content' },
  });
}

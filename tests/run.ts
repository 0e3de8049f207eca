/** `npm test`: says what it skips and why, then hands over to vitest. Under CI=true nothing may be skipped. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { findBrowser } from './setup/browser.ts';

const missing = [
  ...(findBrowser()
    ? []
    : ['the browser journeys: no Chromium was found (apt-get install chromium, or set CHROMIUM)']),
  ...(process.env.TEST_DATABASE_URL
    ? []
    : [
        'everything on Postgres: TEST_DATABASE_URL is not set (postgres://postgres@127.0.0.1:5432/postgres, say)',
      ]),
];
for (const what of missing) console.log(`\n*** SKIPPED: ${what} ***`);
if (missing.length > 0 && process.env.CI === 'true') {
  console.error('\nUnder CI=true a skipped test is a failure.');
  process.exit(1);
}

const vitest = path.resolve('node_modules/vitest/vitest.mjs');
const tests = spawn(
  process.execPath,
  [vitest, 'run', '--config', 'tests/vitest.config.ts', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    // Sites and commands start a hundred times: what they compile is kept.
    env: {
      NODE_COMPILE_CACHE: path.resolve('.build/compiled'),
      ...process.env,
      TEST_RUN: String(process.pid),
    },
  },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => tests.kill(signal));
tests.on('exit', (code) => {
  for (const what of missing) console.log(`*** SKIPPED: ${what} ***`);
  process.exit(code ?? 1);
});
